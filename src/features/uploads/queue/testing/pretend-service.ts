import { createHash } from "node:crypto";
import type { PendingUpload, StartedUpload } from "@dropify/core/uploads/upload.schema";
import type { NamesPage, TakenName } from "../../names/names-api.ts";
import { LineBroken, type Transport } from "../transport.ts";
import type { Completion, NewUpload, SignedPart, UnsignedPart, UploadApi } from "../upload-api.ts";
import { PassingFailure, UploadFailure } from "../upload-failure.ts";
import type { VirtualTime } from "./virtual-time.ts";

/**
 * What goes wrong with one request; "cut" loses the request, "answer lost" loses only the answer, "flipped" changes a
 * byte on the way.
 */
export type Fault =
  | "cut"
  | "answer lost"
  | "flipped"
  | "expired"
  | UploadFailure
  | { status: number; retryAfter?: number };

export interface Happening {
  what: "names" | "start" | "sign" | "put" | "complete" | "completeMany" | "abort" | "pending";
  /** File names, in the order asked. */
  names: string[];
  partNumber?: number;
}

interface Upload {
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

/** The outside of the queue on one machine's memory: server, object store and the unreliable line to both. */
export class PretendService implements UploadApi {
  readonly happened: Happening[] = [];
  readonly uploads = new Map<string, Upload>();
  fault: (happening: Happening) => Fault | undefined = () => undefined;
  quota = Number.POSITIVE_INFINITY;
  showEtags = true;
  /** Names that the top level had before. */
  readonly others = new Map<string, TakenName>();
  readonly claimedElsewhere = new Set<string>();
  inFlight = 0;
  mostInFlight = 0;
  readonly #time: VirtualTime;
  readonly #starts = new Map<string, Upload[]>();
  #expiredBefore = 0;
  #signatures = 0;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** The bytes of a completed file by its name. */
  file(name: string): string | undefined {
    const upload = this.#named(name).find(({ state }) => state === "complete");
    if (!upload) return undefined;
    const parts = [...upload.parts].sort(([a], [b]) => a - b);
    return Buffer.concat(parts.map(([, bytes]) => bytes)).toString();
  }

  count(what: Happening["what"]): number {
    return this.happened.filter((happening) => happening.what === what).length;
  }

  stateOf(name: string): string[] {
    return this.#named(name).map(({ state }) => state);
  }

  conflicts(folderId: string | null, names: string[]): Promise<TakenName[]> {
    return this.#call({ what: "names", names }, () =>
      this.#taken(folderId).filter(({ fileName }) => names.includes(fileName)),
    );
  }

  listNames(folderId: string | null): Promise<NamesPage> {
    return this.#call({ what: "names", names: [] }, () => ({ files: this.#taken(folderId), cursor: null }));
  }

  pending(): Promise<PendingUpload[]> {
    return this.#call({ what: "pending", names: [] }, () =>
      [...this.uploads.values()].filter(({ state }) => state === "open").map(describe),
    );
  }

  pendingOne(fileId: string): Promise<PendingUpload | null> {
    const upload = this.#upload(fileId);
    return this.#call({ what: "pending", names: [upload.name] }, () =>
      upload.state === "open" ? describe(upload) : null,
    );
  }

  start(files: NewUpload[], requestId: string) {
    const names = files.map(({ fileName }) => fileName);
    return this.#call({ what: "start", names }, () => {
      const bad = names.find((name) => name.includes("/"));
      if (bad) throw new UploadFailure("REFUSED", { message: `"${bad}" is no file name` });
      const uploads = this.#starts.get(requestId) ?? this.#reserve(files);
      this.#starts.set(requestId, uploads);
      return uploads.map(
        ({ fileId, size }): StartedUpload =>
          size > PART_SIZE
            ? { fileId, method: "multipart", partSize: PART_SIZE, partCount: Math.ceil(size / PART_SIZE) }
            : { fileId, method: "single", ...this.#sign(fileId, 1) },
      );
    });
  }

  signParts(fileId: string, parts: UnsignedPart[]): Promise<SignedPart[]> {
    const upload = this.#upload(fileId);
    return this.#call({ what: "sign", names: [upload.name] }, () => {
      this.#open(fileId);
      return parts.map(({ partNumber, sha256: digest }) => {
        if (digest) upload.digests.set(partNumber, digest);
        return { partNumber, ...this.#sign(fileId, partNumber) };
      });
    });
  }

  complete(fileId: string, parts: { partNumber: number; etag: string }[] | undefined): Promise<void> {
    const upload = this.#upload(fileId);
    return this.#call({ what: "complete", names: [upload.name] }, () => {
      if (parts?.some(({ partNumber, etag }) => etag !== upload.etags.get(partNumber))) {
        throw new UploadFailure("INCOMPLETE");
      }
      this.#complete(upload);
    });
  }

  completeMany(fileIds: string[]): Promise<Completion[]> {
    const names = fileIds.map((fileId) => this.#upload(fileId).name);
    return this.#call({ what: "completeMany", names }, () =>
      fileIds.map((fileId) => {
        try {
          this.#complete(this.#upload(fileId));
          return { fileId, failure: null };
        } catch (error) {
          if (error instanceof UploadFailure) return { fileId, failure: error };
          throw error;
        }
      }),
    );
  }

  abort(fileId: string): Promise<void> {
    const upload = this.#upload(fileId);
    return this.#call({ what: "abort", names: [upload.name] }, () => {
      if (upload.state === "complete") throw new UploadFailure("REFUSED");
      upload.state = "aborted";
    });
  }

  readonly transport: Transport = async ({ url, body, signal, onProgress, onSent }) => {
    const { hostname, pathname, searchParams } = new URL(url);
    const upload = this.#upload(hostname);
    const partNumber = Number(pathname.slice(1));
    const happening: Happening = { what: "put", names: [upload.name], partNumber };
    this.happened.push(happening);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      const fault = this.fault(happening);
      await this.#time.sleep(5, signal);
      onProgress(Math.ceil(body.size / 2));
      await this.#time.sleep(5, signal);
      onSent();
      if (!this.#time.online || fault === "cut") throw new LineBroken();
      const bytes = await body.bytes().catch(() => {
        throw new LineBroken();
      });
      signal.throwIfAborted();
      const answer = { etag: null, retryAfter: null };
      if (fault === "expired") this.#expiredBefore = this.#signatures;
      if (Number(searchParams.get("signature")) <= this.#expiredBefore) return { ...answer, status: 403 };
      if (fault && typeof fault === "object" && "status" in fault) {
        return { ...answer, status: fault.status, retryAfter: fault.retryAfter ?? null };
      }
      if (upload.state === "aborted") return { ...answer, status: 404 };
      if (fault === "flipped") bytes[0] = 0;
      if (upload.digests.get(partNumber) !== sha256(bytes)) return { ...answer, status: 400 };
      if (upload.size <= PART_SIZE && upload.parts.has(1)) return { ...answer, status: 412 };
      upload.parts.set(partNumber, bytes);
      const etag = `"${this.happened.length}"`;
      upload.etags.set(partNumber, etag);
      if (fault === "answer lost") throw new LineBroken();
      onProgress(body.size);
      return { ...answer, status: 200, etag: this.showEtags ? etag : null };
    } finally {
      this.inFlight -= 1;
    }
  };

  async #call<T>(happening: Happening, act: () => T): Promise<T> {
    this.happened.push(happening);
    const fault = this.fault(happening);
    await this.#time.sleep(5);
    if (fault instanceof UploadFailure) throw fault;
    if (!this.#time.online || fault === "cut") throw new PassingFailure("CONNECTION_LOST");
    if (fault && typeof fault === "object") throw new PassingFailure("SERVICE_UNAVAILABLE");
    const answer = act();
    if (fault === "answer lost") throw new PassingFailure("CONNECTION_LOST");
    return answer;
  }

  #taken(folderId: string | null): TakenName[] {
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

  #complete(upload: Upload): void {
    if (upload.state === "complete") return;
    this.#open(upload.fileId);
    const size = [...upload.parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    const count = Math.max(1, Math.ceil(upload.size / PART_SIZE));
    if (upload.parts.size < count) throw new UploadFailure("INCOMPLETE");
    if (size !== upload.size) throw new UploadFailure("SIZE_MISMATCH");
    upload.state = "complete";
  }

  #open(fileId: string): void {
    if (this.#upload(fileId).state !== "open") throw new UploadFailure("UPLOAD_GONE");
  }

  #sign(fileId: string, partNumber: number) {
    this.#signatures += 1;
    return { url: `https://${fileId}/${partNumber}?signature=${this.#signatures}`, headers: {} };
  }

  #upload(fileId: string): Upload {
    const upload = this.uploads.get(fileId);
    if (!upload) throw new Error(`Nothing was ever started as ${fileId}`);
    return upload;
  }

  #named(name: string): Upload[] {
    return [...this.uploads.values()].filter((upload) => upload.name === name);
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

function describe({ fileId, name, size, folderId, parts, etags, digests }: Upload): PendingUpload {
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
