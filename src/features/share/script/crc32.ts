const lanes = 8;

/** For each byte what it does to the checksum, and from 256 on, what it does when one byte more has passed. */
const table = new Int32Array(256 * lanes);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[index] = value;
}
for (let index = 256; index < table.length; index++) {
  const value = table[index - 256] ?? 0;
  table[index] = (value >>> 8) ^ (table[value & 0xff] ?? 0);
}

/**
 * The checksum of zip archives. Eight bytes a step: one by one it takes ten times as long, which is slower than
 * many a connection.
 * @param before of what came before, to go on from
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const { length, buffer, byteOffset } = bytes;
  const view = new DataView(buffer, byteOffset, length);
  let crc = ~before;
  let at = 0;
  for (; at + lanes <= length; at += lanes) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      (table[1792 | (low & 0xff)] ?? 0) ^
      (table[1536 | ((low >>> 8) & 0xff)] ?? 0) ^
      (table[1280 | ((low >>> 16) & 0xff)] ?? 0) ^
      (table[1024 | (low >>> 24)] ?? 0) ^
      (table[768 | (high & 0xff)] ?? 0) ^
      (table[512 | ((high >>> 8) & 0xff)] ?? 0) ^
      (table[256 | ((high >>> 16) & 0xff)] ?? 0) ^
      (table[high >>> 24] ?? 0);
  }
  for (; at < length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
