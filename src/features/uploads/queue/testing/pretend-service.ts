import type { PendingUpload } from "@dropify/core/uploads/upload.schema";
import type { NamesPage, TakenName } from "../../names/names-api.ts";
import { LineBroken, type Transport } from "../transport.ts";
import type { Completion, NewUpload, SignedPart, UnsignedPart, UploadApi } from "../upload-api.ts";
import { PassingFailure, UploadFailure } from "../upload-failure.ts";
import { describe, PART_SIZE, PretendServer, sha256 } from "./pretend-server.ts";
import type { VirtualTime } from "./virtual-time.ts";

/**
 * What goes wrong with one request; "cut" loses the request, "answer lost" loses only the answer, "stored late" too and
 * the store takes a second over it, "flipped" changes a byte on the way.
 */
export type Fault =
  | "cut"
  | "answer lost"
  | "stored late"
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

/** The outside of the queue: server and object store behind an unreliable line to both. */
export class PretendService implements UploadApi {
  readonly server = new PretendServer();
  readonly happened: Happening[] = [];
  fault: (happening: Happening) => Fault | undefined = () => undefined;
  showEtags = true;
  readonly claimedElsewhere = new Set<string>();
  inFlight = 0;
  mostInFlight = 0;
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** The bytes of a completed file by its name. */
  file(name: string): string | undefined {
    const upload = this.server.named(name).find(({ state }) => state === "complete");
    if (!upload) return undefined;
    const parts = [...upload.parts].sort(([a], [b]) => a - b);
    return Buffer.concat(parts.map(([, bytes]) => bytes)).toString();
  }

  count(what: Happening["what"]): number {
    return this.happened.filter((happening) => happening.what === what).length;
  }

  stateOf(name: string): string[] {
    return this.server.named(name).map(({ state }) => state);
  }

  conflicts(folderId: string | null, names: string[]): Promise<TakenName[]> {
    return this.#call({ what: "names", names }, () =>
      this.server.taken(folderId).filter(({ fileName }) => names.includes(fileName)),
    );
  }

  listNames(folderId: string | null): Promise<NamesPage> {
    return this.#call({ what: "names", names: [] }, () => ({
      files: this.server.taken(folderId),
      cursor: null,
    }));
  }

  pending(): Promise<PendingUpload[]> {
    return this.#call({ what: "pending", names: [] }, () =>
      [...this.server.uploads.values()].filter(({ state }) => state === "open").map(describe),
    );
  }

  pendingOne(fileId: string): Promise<PendingUpload | null> {
    const upload = this.server.upload(fileId);
    return this.#call({ what: "pending", names: [upload.name] }, () =>
      upload.state === "open" ? describe(upload) : null,
    );
  }

  start(files: NewUpload[], requestId: string) {
    const names = files.map(({ fileName }) => fileName);
    return this.#call({ what: "start", names }, () => this.server.start(files, requestId));
  }

  signParts(fileId: string, parts: UnsignedPart[]): Promise<SignedPart[]> {
    const upload = this.server.upload(fileId);
    return this.#call({ what: "sign", names: [upload.name] }, () => {
      this.server.open(fileId);
      return parts.map(({ partNumber, sha256: digest }) => {
        if (digest) upload.digests.set(partNumber, digest);
        return { partNumber, ...this.server.sign(fileId, partNumber) };
      });
    });
  }

  complete(fileId: string, parts: { partNumber: number; etag: string }[] | undefined): Promise<void> {
    const upload = this.server.upload(fileId);
    return this.#call({ what: "complete", names: [upload.name] }, () => {
      if (parts?.some(({ partNumber, etag }) => etag !== upload.etags.get(partNumber))) {
        throw new UploadFailure("INCOMPLETE");
      }
      this.server.complete(upload);
    });
  }

  completeMany(fileIds: string[]): Promise<Completion[]> {
    const names = fileIds.map((fileId) => this.server.upload(fileId).name);
    return this.#call({ what: "completeMany", names }, () =>
      fileIds.map((fileId) => {
        try {
          this.server.complete(this.server.upload(fileId));
          return { fileId, failure: null };
        } catch (error) {
          if (error instanceof UploadFailure) return { fileId, failure: error };
          throw error;
        }
      }),
    );
  }

  abort(fileId: string): Promise<void> {
    const upload = this.server.upload(fileId);
    return this.#call({ what: "abort", names: [upload.name] }, () => {
      if (upload.state === "complete") throw new UploadFailure("REFUSED");
      upload.state = "aborted";
    });
  }

  readonly transport: Transport = async ({ url, body, signal, onProgress, onSent }) => {
    const address = new URL(url);
    const upload = this.server.upload(address.hostname);
    const partNumber = Number(address.pathname.slice(1));
    const happening: Happening = { what: "put", names: [upload.name], partNumber };
    this.happened.push(happening);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      const fault = this.fault(happening);
      await this.#time.sleep(5, signal);
      onProgress(Math.ceil(body.size / 2));
      await this.#time.sleep(5, signal);
      // Browsers tell late, and of some bodies never.
      if (fault !== "answer lost") onSent();
      if (!this.#time.online || fault === "cut") throw new LineBroken();
      const bytes = await body.bytes().catch(() => {
        throw new LineBroken();
      });
      signal.throwIfAborted();
      const answer = { etag: null, retryAfter: null };
      if (fault === "expired") this.server.expireSignatures();
      if (this.server.hasExpired(address)) return { ...answer, status: 403 };
      if (fault && typeof fault === "object" && "status" in fault) {
        return { ...answer, status: fault.status, retryAfter: fault.retryAfter ?? null };
      }
      if (upload.state === "aborted") return { ...answer, status: 404 };
      if (fault === "flipped") bytes[0] = 0;
      if (upload.digests.get(partNumber) !== sha256(bytes)) return { ...answer, status: 400 };
      if (upload.size <= PART_SIZE && upload.parts.has(1)) return { ...answer, status: 412 };
      const etag = `"${this.happened.length}"`;
      const store = () => {
        upload.parts.set(partNumber, bytes);
        upload.etags.set(partNumber, etag);
      };
      if (fault === "stored late") this.#time.later(1_000, store);
      else store();
      if (fault === "answer lost" || fault === "stored late") throw new LineBroken();
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
}
