import { createHash } from "node:crypto";
import { combineCrcs, isCombinable } from "../body/combine-crcs.ts";
import { createChecksumHasher } from "../body/hasher.ts";
import type { Checksum, Part, Upload } from "../store/record.schema.ts";

/** As S3 does it: the MD5 of the parts' MD5s, then their number. Opaque ETags count by their text. */
export function multipartEtag(parts: Part[]): string {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(/^[0-9a-f]{32}$/.test(etag) ? Buffer.from(etag, "hex") : etag);
  return `${hash.digest("hex")}-${parts.length}`;
}

/** Source: S3 user guide, "Checking object integrity", full object and composite checksums. */
export async function multipartChecksum(
  parts: Part[],
  { algorithm, type }: NonNullable<Upload["checksum"]>,
): Promise<Checksum | undefined> {
  if (parts.some(({ checksum }) => checksum === undefined)) return undefined;
  const digests = parts.map(({ checksum = "" }) => Buffer.from(checksum, "base64"));
  if (type === "FULL_OBJECT" && isCombinable(algorithm)) {
    const stretches = parts.map(({ size }, index) => ({ size, digest: digests[index] ?? Buffer.alloc(0) }));
    return { algorithm, type, value: combineCrcs(algorithm, stretches).toString("base64") };
  }
  const hasher = await createChecksumHasher(algorithm);
  hasher.update(Buffer.concat(digests));
  const value = (await hasher.digest()).toString("base64");
  return { algorithm, type: "COMPOSITE", value: `${value}-${parts.length}` };
}
