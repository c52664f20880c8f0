import { createHash } from "node:crypto";
import type { PendingUpload, StartedUpload } from "@dropify/core/uploads/upload.schema";
import type { TakenName } from "../../names/names-api.ts";
import type { NewUpload } from "../upload-api.ts";
import { UploadFailure } from "../upload-failure.ts";

export interface Upload {
  fileId: string;
  name: string;
  size: number;
  folderId: string | null;
  replaces: string | null;
  parts: Map<number, Uint8Array>;
  /** Another with every time that a part is stored. */
  etags: Map<number, string>;
  /** Promised for each part, in base64. */
  digests: Map<number, string>;
  state: "open" | "complete" | "aborted";
}

/** Bytes; so small that tests can look at every one of them. */
export const PART_SIZE = 10;

/** What server and object store keep, in memory. */
export class PretendServer {
  readonly uploads = new Map<string, Upload>();
  /** Bytes that are free. */
  quota = Number.POSITIVE_INFINITY;
  /** Names that the top level had before. */
  readonly others = new Map<string, TakenName>();
  readonly #starts = new Map<string, Upload[]>();
  #signatures = 0;
  #expiredBefore = 0;

  /** @throws UploadFailure REFUSED, QUOTA_EXCEEDED */
  start(files: NewUpload[], requestId: string): StartedUpload[] {
    const bad = files.find(({ fileName }) => fileName.includes("/"));
    if (bad) throw new UploadFailure("REFUSED", { message: `"${bad.fileName}" is no file name` });
    const uploads = this.#starts.get(requestId) ?? this.#reserve(files);
    this.#starts.set(requestId, uploads);
    return uploads.map(
      ({ fileId, size }): StartedUpload =>
        size > PART_SIZE
          ? { fileId, method: "multipart", partSize: PART_SIZE, partCount: Math.ceil(size / PART_SIZE) }
          : { fileId, method: "single", ...this.sign(fileId, 1) },
    );
  }

  sign(fileId: string, partNumber: number) {
    this.#signatures += 1;
    return { url: `https://${fileId}/${partNumber}?signature=${this.#signatures}`, headers: {} };
  }

  /** All that was signed until now. */
  expireSignatures(): void {
    this.#expiredBefore = this.#signatures;
  }

  hasExpired(address: URL): boolean {
    return Number(address.searchParams.get("signature")) <= this.#expiredBefore;
  }

  /** @throws UploadFailure UPLOAD_GONE, INCOMPLETE, SIZE_MISMATCH */
  complete(upload: Upload): void {
    if (upload.state === "complete") return;
    this.open(upload.fileId);
    const size = [...upload.parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    const count = Math.max(1, Math.ceil(upload.size / PART_SIZE));
    if (upload.parts.size < count) throw new UploadFailure("INCOMPLETE");
    if (size !== upload.size) throw new UploadFailure("SIZE_MISMATCH");
    upload.state = "complete";
  }

  /** @throws UploadFailure UPLOAD_GONE */
  open(fileId: string): void {
    if (this.upload(fileId).state !== "open") throw new UploadFailure("UPLOAD_GONE");
  }

  upload(fileId: string): Upload {
    const upload = this.uploads.get(fileId);
    if (!upload) throw new Error(`Nothing was ever started as ${fileId}`);
    return upload;
  }

  named(name: string): Upload[] {
    return [...this.uploads.values()].filter((upload) => upload.name === name);
  }

  /** The names of a folder, null being the top level. */
  taken(folderId: string | null): TakenName[] {
    const arrived = [...this.uploads.values()].filter(
      (upload) => upload.state === "complete" && upload.folderId === folderId,
    );
    const files = arrived.map((upload) => ({
      ...takenName(upload.name),
      fileId: upload.fileId,
      fileSize: upload.size,
      ...digestOfFile(upload),
    }));
    return folderId === null ? [...this.others.values(), ...files] : files;
  }

  #reserve(files: NewUpload[]): Upload[] {
    const asked = files.reduce((sum, { fileSize }) => sum + fileSize, 0);
    if (asked > this.quota) throw new UploadFailure("QUOTA_EXCEEDED", { missingBytes: asked - this.quota });
    this.quota -= asked;
    return files.map(({ fileName, fileSize, folderId = null, sha256: digest, replaces = null }) => {
      const fileId = `f${this.uploads.size + 1}`;
      const upload: Upload = {
        fileId,
        name: fileName,
        size: fileSize,
        folderId,
        replaces,
        parts: new Map(),
        etags: new Map(),
        digests: new Map(digest === undefined ? [] : [[1, digest]]),
        state: "open",
      };
      this.uploads.set(fileId, upload);
      return upload;
    });
  }
}

export function takenName(fileName: string): TakenName {
  return {
    fileName,
    fileId: `before ${fileName}`,
    fileSize: 1,
    uploadTimestamp: "2026-11-24T09:00:00.000Z",
    sha256: null,
    digestPartSize: null,
  };
}

/** As the server keeps it: in hex, of a file in parts that of its parts' digests. */
function digestOfFile({ size, digests }: Upload): Pick<TakenName, "sha256" | "digestPartSize"> {
  const inParts = size > PART_SIZE;
  const ordered = [...digests].sort(([a], [b]) => a - b).map(([, digest]) => Buffer.from(digest, "base64"));
  const whole = inParts ? Buffer.from(sha256(Buffer.concat(ordered)), "base64") : ordered[0];
  return { sha256: whole?.toString("hex") ?? null, digestPartSize: inParts ? PART_SIZE : null };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}

/** An upload as the server tells of it. */
export function describe({ fileId, name, size, folderId, parts, etags, digests }: Upload): PendingUpload {
  const inParts = size > PART_SIZE;
  return {
    fileId,
    fileName: name,
    fileSize: size,
    folderId,
    method: inParts ? "multipart" : "single",
    ...(inParts && { partSize: PART_SIZE, partCount: Math.ceil(size / PART_SIZE), partChecksums: true }),
    stored: Array.from(parts, ([partNumber, bytes]) => ({
      partNumber,
      size: bytes.length,
      etag: etags.get(partNumber) ?? "",
      sha256: digests.get(partNumber),
    })),
    startedAt: "2026-11-24T09:00:00.000Z",
    expiresAt: "2026-11-25T09:00:00.000Z",
  };
}
