import { S3Error } from "../s3-error.ts";

/** What a decoder reports while bytes pass through it. */
export interface ChunkListener {
  /** The bytes of the body, in order; never empty. */
  data(bytes: Buffer): void;
  /** A chunk, the empty last one included, is whole. */
  chunkEnd(signature: string | undefined): void;
  /** The lines behind the last chunk, by lower-case name. */
  trailers(fields: Map<string, string>): void;
}

const MAX_LINE_BYTES = 8 * 1024;
const CRLF = Buffer.from("\r\n");

/**
 * Takes the `aws-chunked` coding off a body: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n` and so on, an
 * empty chunk at the end, then trailers. Source: AWS, "Signature calculations … (chunked upload)".
 */
export class AwsChunkedDecoder {
  readonly #listener: ChunkListener;
  #expect: "size" | "bytes" | "bytes-end" | "trailer" | "nothing" = "size";
  #line = Buffer.alloc(0);
  #left = 0;
  #signature: string | undefined;
  readonly #trailers = new Map<string, string>();

  constructor(listener: ChunkListener) {
    this.#listener = listener;
  }

  /** @throws S3Error IncompleteBody when the coding is broken */
  push(bytes: Buffer): void {
    let from = 0;
    while (from < bytes.length) {
      if (this.#expect === "bytes") {
        const taken = bytes.subarray(from, from + this.#left);
        from += taken.length;
        this.#left -= taken.length;
        this.#listener.data(taken);
        if (this.#left === 0) this.#expect = "bytes-end";
      } else {
        from = this.#takeLine(bytes, from);
      }
    }
  }

  /** @throws S3Error IncompleteBody when the body stopped short of its end */
  end(): void {
    if (this.#expect === "trailer" && this.#line.length === 0) this.#finish();
    if (this.#expect !== "nothing") throw new S3Error("IncompleteBody");
  }

  #takeLine(bytes: Buffer, from: number): number {
    const known = this.#line.length;
    const text = known === 0 ? bytes.subarray(from) : Buffer.concat([this.#line, bytes.subarray(from)]);
    const end = text.indexOf(CRLF);
    if (end === -1) {
      if (text.length > MAX_LINE_BYTES) throw new S3Error("IncompleteBody");
      this.#line = Buffer.from(text);
      return bytes.length;
    }
    this.#line = Buffer.alloc(0);
    this.#readLine(text.toString("latin1", 0, end));
    return from + end + CRLF.length - known;
  }

  #readLine(line: string): void {
    if (this.#expect === "size") return this.#readSize(line);
    if (this.#expect === "bytes-end" && line === "") {
      this.#expect = "size";
      return this.#listener.chunkEnd(this.#signature);
    }
    if (this.#expect !== "trailer") throw new S3Error("IncompleteBody");
    if (line === "") return this.#finish();
    const colon = line.indexOf(":");
    if (colon <= 0) throw new S3Error("MalformedTrailerError");
    this.#trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }

  #readSize(line: string): void {
    const match = /^([0-9a-fA-F]{1,12})\s*(?:;\s*chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (!match?.[1]) throw new S3Error("IncompleteBody");
    this.#left = Number.parseInt(match[1], 16);
    this.#signature = match[2];
    if (this.#left > 0) {
      this.#expect = "bytes";
      return;
    }
    this.#expect = "trailer";
    this.#listener.chunkEnd(this.#signature);
  }

  #finish(): void {
    this.#expect = "nothing";
    this.#listener.trailers(this.#trailers);
  }
}
