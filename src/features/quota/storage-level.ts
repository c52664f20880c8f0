import type { Quota } from "@dropify/core/quota/quota.schema";
import { formatBytes } from "@/components/format-bytes.ts";

interface StorageLevel {
  level: "normal" | "low" | "full";
  /** Parts of the whole, 0 to 1; together never more than 1. */
  usedPart: number;
  reservedPart: number;
  /** A sentence worth adding, if any. */
  note: string | undefined;
}

/** From this part on the owner should know that space runs out. */
const lowFrom = 0.9;

/** How the meter shows a ledger. A limit lowered below what is stored counts as full. */
export function storageLevel(quota: Quota): StorageLevel {
  const { quotaBytes, storageUsed, storageReserved, storageAvailable } = quota;
  const usedPart = quotaBytes > 0 ? Math.min(1, storageUsed / quotaBytes) : 1;
  const reservedPart = quotaBytes > 0 ? Math.min(1 - usedPart, storageReserved / quotaBytes) : 0;
  if (storageAvailable <= 0 && storageReserved === 0) {
    return { level: "full", usedPart, reservedPart, note: "Full. Remove files for good to upload more." };
  }
  if (usedPart >= lowFrom) {
    const left = formatBytes(Math.max(0, storageAvailable));
    return { level: "low", usedPart, reservedPart, note: `Almost full: ${left} left.` };
  }
  const note = storageReserved > 0 ? `${formatBytes(storageReserved)} on the way` : undefined;
  return { level: "normal", usedPart, reservedPart, note };
}
