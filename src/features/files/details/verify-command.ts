import type { File } from "@dropify/core/files/file.schema";

type Digested = Pick<File, "fileName" | "digestPartSize">;

/**
 * The command that prints the digest of a downloaded file, to be compared with ours. A file that travelled in parts has
 * the digest of its parts' digests, as the object store has verified it.
 */
export function verifyCommand({ fileName, digestPartSize }: Digested): string {
  const file = shellQuoted(fileName.startsWith("-") ? `./${fileName}` : fileName);
  if (digestPartSize === null) return `sha256sum ${file}`;
  return `split -b ${digestPartSize} --filter='openssl dgst -sha256 -binary' ${file} | sha256sum`;
}

function shellQuoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
