/** What the archive says of one entry. */
export interface ZipRecord {
  /** In UTF-8, of a folder with a slash at its end. */
  name: Uint8Array;
  lastModified: Date;
  size: number;
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

const most32 = 0xffffffff;
const most16 = 0xffff;
/** UTF-8 names; checksum and sizes follow the bytes, of which a folder has none. */
const fileFlags = 0x0808;
const folderFlags = 0x0800;
/** A regular file or a folder that its owner may change, and others read. */
const fileMode = 0o100644 * 0x10000;
const folderMode = 0o040755 * 0x10000 + 0x10;
/** Version 4.5 is the first to know archives past 4 GiB. */
const version64 = 45;
const plainVersion = 20;

const isLarge = ({ size }: ZipRecord): boolean => size >= most32;
const isFolder = ({ name }: ZipRecord): boolean => name.at(-1) === 0x2f;
const flagsOf = (record: ZipRecord): number => (isFolder(record) ? folderFlags : fileFlags);

/** Little-endian numbers one after the other: [value, bytes]. */
type Field = [value: number, bytes: 2 | 4 | 8];

function fields(...values: Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Time and date as MS-DOS wrote them, in the visitor's own zone, as archives have it. */
function dosTime(at: Date): [time: number, date: number] {
  const year = Math.min(2107, Math.max(1980, at.getFullYear()));
  return [
    (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    ((year - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  ];
}

/** 4.3.7: with the 64-bit sizes from the start where they are needed (4.5.3). */
export function localHeader(record: ZipRecord): Uint8Array {
  const [time, date] = dosTime(record.lastModified);
  const large = isLarge(record);
  const extra = large ? fields([1, 2], [16, 2], [record.size, 8], [record.size, 8]) : fields();
  const header = fields(
    [0x04034b50, 4],
    [large ? version64 : plainVersion, 2],
    [flagsOf(record), 2],
    [0, 2],
    [time, 2],
    [date, 2],
    [0, 4],
    [large ? most32 : 0, 4],
    [large ? most32 : 0, 4],
    [record.name.length, 2],
    [extra.length, 2],
  );
  return joined(header, record.name, extra);
}

/** 4.3.9 */
export function dataDescriptor(record: ZipRecord): Uint8Array {
  if (isFolder(record)) return fields();
  const width = isLarge(record) ? 8 : 4;
  return fields([0x08074b50, 4], [record.crc, 4], [record.size, width], [record.size, width]);
}

/** 4.3.12 */
export function centralHeader(record: ZipRecord): Uint8Array {
  const { name, size, crc, offset } = record;
  const [time, date] = dosTime(record.lastModified);
  const large = isLarge(record);
  const isFar = offset >= most32;
  const wide: Field[] = [];
  if (large) wide.push([size, 8], [size, 8]);
  if (isFar) wide.push([offset, 8]);
  const extra = wide.length > 0 ? fields([1, 2], [wide.length * 8, 2], ...wide) : fields();
  const version = large || isFar ? version64 : plainVersion;
  const header = fields(
    [0x02014b50, 4],
    // Made on Unix, where a name may hold what it likes.
    [0x0300 | version, 2],
    // As the local header says: what is merely far into the archive was plain when it was written.
    [large ? version64 : plainVersion, 2],
    [flagsOf(record), 2],
    [0, 2],
    [time, 2],
    [date, 2],
    [crc, 4],
    [large ? most32 : size, 4],
    [large ? most32 : size, 4],
    [name.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [isFolder(record) ? folderMode : fileMode, 4],
    [Math.min(offset, most32), 4],
  );
  return joined(header, name, extra);
}

/** 4.3.14 to 4.3.16: the 64-bit end only where the plain one cannot say it. */
export function endOfArchive(all: { count: number; offset: number; length: number }): Uint8Array {
  const { count, offset, length } = all;
  const end = fields(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [Math.min(count, most16), 2],
    [Math.min(count, most16), 2],
    [Math.min(length, most32), 4],
    [Math.min(offset, most32), 4],
    [0, 2],
  );
  if (count < most16 && offset < most32 && length < most32) return end;
  const end64 = fields(
    [0x06064b50, 4],
    [44, 8],
    [0x0300 | version64, 2],
    [version64, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [length, 8],
    [offset, 8],
  );
  const locator = fields([0x07064b50, 4], [0, 4], [offset + length, 8], [1, 4]);
  return joined(end64, locator, end);
}
