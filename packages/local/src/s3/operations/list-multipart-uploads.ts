import type { Exchange } from "../http/exchange.ts";
import { sendXml } from "../http/respond.ts";
import type { LiveUpload } from "../store/catalog.ts";
import { compareKeys } from "../store/key-order.ts";
import type { XmlElements } from "../xml/write-xml.ts";
import { readKeyEncoding, readLimit } from "./list-parameters.ts";
import { listedTime } from "./listed-time.ts";
import { OWNER } from "./owner.ts";

export function listMultipartUploads({ request, response, storage }: Exchange): void {
  const bucket = storage.bucket(request.bucket);
  const encode = readKeyEncoding(request);
  const limit = readLimit(request, "max-uploads");
  const [prefix = "", delimiter = "", keyMarker = "", idMarker = ""] = [
    "prefix",
    "delimiter",
    "key-marker",
    "upload-id-marker",
  ].map(request.param);
  const marker = { key: keyMarker, uploadId: keyMarker === "" ? "" : idMarker };
  const found = [...bucket.uploads.values()]
    .filter((upload) => upload.key.startsWith(prefix) && isBehind(upload, marker))
    .toSorted((a, b) => compareKeys(a.key, b.key) || compareKeys(a.uploadId, b.uploadId));
  const { uploads, prefixes, last } = cutPage(found, prefix, delimiter, keyMarker, limit);
  sendXml(response, "ListMultipartUploadsResult", {
    Bucket: request.bucket,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: last && encode(last.key),
    NextUploadIdMarker: last?.uploadId,
    Delimiter: delimiter === "" ? undefined : encode(delimiter),
    Prefix: encode(prefix),
    MaxUploads: limit,
    EncodingType: request.param("encoding-type"),
    IsTruncated: last !== undefined,
    Upload: uploads.map((upload) => describe(upload, encode)),
    CommonPrefixes: prefixes.map((common) => ({ Prefix: encode(common) })),
  });
}

/** Without an upload id the marker stands for all uploads of its key. */
function isBehind({ key, uploadId }: LiveUpload, marker: { key: string; uploadId: string }): boolean {
  const order = compareKeys(key, marker.key);
  return order > 0 || (order === 0 && marker.uploadId !== "" && compareKeys(uploadId, marker.uploadId) > 0);
}

function cutPage(found: LiveUpload[], prefix: string, delimiter: string, marker: string, limit: number) {
  const uploads: LiveUpload[] = [];
  const prefixes: string[] = [];
  let last: { key: string; uploadId?: string } | undefined;
  for (const upload of found) {
    const at = delimiter === "" ? -1 : upload.key.indexOf(delimiter, prefix.length);
    const common = at === -1 ? undefined : upload.key.slice(0, at + delimiter.length);
    if (common !== undefined && (common === prefixes.at(-1) || common === marker)) continue;
    if (uploads.length + prefixes.length >= limit) return { uploads, prefixes, last };
    if (common === undefined) uploads.push(upload);
    else prefixes.push(common);
    last = common === undefined ? upload : { key: common };
  }
  return { uploads, prefixes, last: undefined };
}

function describe(
  { key, uploadId, initiatedAt, checksum }: LiveUpload,
  encode: (key: string) => string,
): XmlElements {
  return {
    Key: encode(key),
    UploadId: uploadId,
    Initiator: OWNER,
    Owner: OWNER,
    StorageClass: "STANDARD",
    Initiated: listedTime(initiatedAt),
    ChecksumAlgorithm: checksum?.algorithm,
    ChecksumType: checksum?.type,
  };
}
