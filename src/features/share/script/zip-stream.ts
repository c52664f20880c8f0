import { crc32 } from "./crc32.ts";
import { centralHeader, dataDescriptor, endOfArchive, localHeader, type ZipRecord } from "./zip-records.ts";

export interface ZipEntry {
  /** Of a folder with a slash at its end. */
  name: string;
  lastModified: Date;
  /** Bytes, known beforehand: what is larger than 4 GiB must be announced in its first header. */
  size: number;
  input: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/**
 * The entries as one archive, stored as they are, in a stream that holds nothing. (APPNOTE 6.3.10)
 * The libraries that stream announce large entries only at the end, which 7-Zip reports as an error of headers.
 * @param checksum goes on from the checksum of what came before
 */
export function zipStream(
  entries: AsyncIterable<ZipEntry>,
  checksum: typeof crc32 = crc32,
): ReadableStream<Uint8Array> {
  const chunks = chunksOf(entries, checksum);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

async function* chunksOf(
  entries: AsyncIterable<ZipEntry>,
  checksum: typeof crc32,
): AsyncGenerator<Uint8Array, undefined> {
  const records: ZipRecord[] = [];
  let offset = 0;
  for await (const { name, lastModified, size, input } of entries) {
    const record = { name: new TextEncoder().encode(name), lastModified, size, crc: 0, offset };
    const header = localHeader(record);
    yield header;
    let read = 0;
    for await (const chunk of input) {
      record.crc = checksum(chunk, record.crc);
      read += chunk.length;
      yield chunk;
    }
    if (read !== size) throw new Error("A file has another size than it was said to have");
    const descriptor = dataDescriptor(record);
    yield descriptor;
    offset += header.length + size + descriptor.length;
    records.push(record);
  }
  let length = 0;
  for (const record of records) {
    const header = centralHeader(record);
    length += header.length;
    yield header;
  }
  yield endOfArchive({ count: records.length, offset, length });
}
