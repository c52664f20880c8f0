import { S3Error } from "../s3-error.ts";
import type { LiveUpload } from "../store/catalog.ts";
import { ChecksumAlgorithm, type Part, type Upload } from "../store/record.schema.ts";
import { childrenNamed, childText, type XmlNode } from "../xml/read-xml.ts";

/** A part as the client lists it when it completes an upload. */
export interface ClaimedPart {
  number: number;
  etag: string;
  /** Base64, by algorithm. */
  checksums: Partial<Record<ChecksumAlgorithm, string>>;
}

/** S3's limit for every part but the last. */
const MIN_PART_BYTES = 5 * 1024 * 1024;

/** @throws S3Error MalformedXML, InvalidPartOrder */
export function readClaimedParts(document: XmlNode): ClaimedPart[] {
  const parts = childrenNamed(document, "Part").map(readPart);
  if (parts.length === 0) throw new S3Error("MalformedXML");
  const ascending = parts.every(({ number }, index) => number > (parts[index - 1]?.number ?? 0));
  if (!ascending) throw new S3Error("InvalidPartOrder");
  return parts;
}

/** @throws S3Error InvalidPart, EntityTooSmall, InvalidRequest when a part of a composite checksum lacks its own */
export function chooseParts(upload: LiveUpload, claimed: ClaimedPart[]): Part[] {
  const parts = claimed.map((claim) => {
    const part = upload.parts.get(claim.number);
    const algorithm = upload.checksum?.algorithm;
    const checksum = algorithm && claim.checksums[algorithm];
    if (upload.checksum?.type === "COMPOSITE" && checksum === undefined)
      throw missingChecksum(upload.checksum, claim);
    const agrees = part?.etag === claim.etag && (checksum === undefined || checksum === part.checksum);
    if (!part || !agrees) throw new S3Error("InvalidPart");
    return part;
  });
  if (parts.slice(0, -1).some(({ size }) => size < MIN_PART_BYTES)) throw new S3Error("EntityTooSmall");
  return parts.map(({ number, size, etag, modifiedAt, checksum, slices }) => ({
    number,
    size,
    etag,
    modifiedAt,
    checksum,
    slices,
  }));
}

function missingChecksum({ algorithm }: NonNullable<Upload["checksum"]>, { number }: ClaimedPart): S3Error {
  return new S3Error(
    "InvalidRequest",
    `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
  );
}

function readPart(node: XmlNode): ClaimedPart {
  const number = childText(node, "PartNumber")?.trim() ?? "";
  const etag = childText(node, "ETag")?.trim();
  if (!/^\d{1,5}$/.test(number) || etag === undefined) throw new S3Error("MalformedXML");
  const checksums = Object.fromEntries(
    ChecksumAlgorithm.options.flatMap((algorithm) => {
      const value = childText(node, `Checksum${algorithm}`)?.trim();
      return value === undefined ? [] : [[algorithm, value]];
    }),
  );
  return { number: Number(number), etag: etag.replaceAll('"', ""), checksums };
}
