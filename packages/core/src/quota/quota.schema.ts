/** The owner's ledger in bytes. Always: used + reserved + available = quota. */
export interface Quota {
  quotaBytes: number;
  storageUsed: number;
  storageReserved: number;
  storageAvailable: number;
}
