import { canCheck, checkBytes, type KnownDigest } from "./check-bytes.ts";
import { fetchPart } from "./fetch-part.ts";
import { ZipNames } from "./zip-names.ts";
import { type ZipEntry, zipStream } from "./zip-stream.ts";

export interface ZipPart extends KnownDigest {
  fileId: string;
  path: string;
  uploadTimestamp: string;
  url: string;
}

/** A folder by itself, so that an empty one is there too. */
export interface ZipFolder {
  /** With a slash at its end. */
  path: string;
}

export interface ZipProgress {
  files: number;
  bytes: number;
  /** How many of the files were found to be as they were sent. */
  intact: number;
}

interface ZipSource {
  /** The parts in their order, asked for as the archive grows, so that their addresses are fresh. */
  parts: AsyncIterable<ZipPart | ZipFolder>;
  /** Our own address of a file. */
  addressOf: (fileId: string) => string;
  signal: AbortSignal;
  onProgress: (progress: ZipProgress) => void;
}

/**
 * Everything in one archive (with zip64 where it grows past 4 GiB), as a stream that holds no more than a part of a file.
 * It fails with LinkEnded, or with DamagedFile where bytes are not those that were sent.
 */
export function zipFiles(source: ZipSource): ReadableStream<Uint8Array> {
  return zipStream(entriesOf(source));
}

async function* entriesOf(source: ZipSource): AsyncGenerator<ZipEntry> {
  const { parts, addressOf, signal, onProgress } = source;
  const names = new ZipNames();
  const progress = { files: 0, bytes: 0, intact: 0 };
  for await (const part of parts) {
    if (!("fileId" in part)) {
      yield { name: names.nextFolder(part.path), lastModified: new Date(), size: 0, input: nothing() };
      continue;
    }
    const { fileId, path, fileSize, uploadTimestamp, url } = part;
    const bytes = fetchPart({ url, again: addressOf(fileId), fileSize }, signal);
    const isChecked = canCheck(part);
    yield {
      name: names.next(path),
      lastModified: new Date(uploadTimestamp),
      size: fileSize,
      input: counted(isChecked ? checkBytes(bytes, part) : bytes, (length) => {
        progress.bytes += length;
        onProgress(progress);
      }),
    };
    progress.files += 1;
    if (isChecked) progress.intact += 1;
    onProgress(progress);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array<ArrayBuffer>> {}

async function* counted(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>, count: (bytes: number) => void) {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}
