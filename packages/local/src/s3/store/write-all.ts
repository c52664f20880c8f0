import type { FileHandle } from "node:fs/promises";

/** Writes all of the bytes from `at` on. A disk that is nearly full takes some and says so only when asked again. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}
