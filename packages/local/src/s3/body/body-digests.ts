import { S3Error } from "../s3-error.ts";
import type { ChecksumAlgorithm } from "../store/record.schema.ts";
import type { BodyPlan } from "./body-plan.ts";
import { checksumHeader } from "./checksum-header.ts";
import { createChecksumHasher, createHasher, type Hasher } from "./hasher.ts";

export interface Digests {
  /** Hex; only when it was computed. */
  md5?: string;
  checksum?: { algorithm: ChecksumAlgorithm; value: string };
}

/** Computes while the bytes pass what was promised about them, and nothing more: hashing is most of the work. */
export class BodyDigests {
  readonly #plan: BodyPlan;
  readonly #md5: Hasher | undefined;
  readonly #sha256: Hasher | undefined;
  readonly #checksum: Hasher | undefined;

  private constructor(plan: BodyPlan, md5: boolean, checksum: Hasher | undefined) {
    this.#plan = plan;
    this.#md5 = md5 || plan.contentMd5 !== undefined ? createHasher("md5") : undefined;
    this.#sha256 = plan.sha256 === undefined ? undefined : createHasher("sha256");
    this.#checksum = checksum;
  }

  /** @param md5 whether the MD5 is wanted even if nobody promised one */
  static async create(plan: BodyPlan, md5: boolean): Promise<BodyDigests> {
    return new BodyDigests(plan, md5, plan.checksum && (await createChecksumHasher(plan.checksum.algorithm)));
  }

  update(bytes: Uint8Array): void {
    this.#md5?.update(bytes);
    this.#sha256?.update(bytes);
    this.#checksum?.update(bytes);
  }

  /** @throws S3Error when a digest is not what was promised */
  async verify(trailers: ReadonlyMap<string, string>): Promise<Digests> {
    const md5 = await this.#md5?.digest();
    if (this.#plan.contentMd5 !== undefined && md5?.toString("base64") !== this.#plan.contentMd5) {
      throw new S3Error("BadDigest");
    }
    const sha256 = await this.#sha256?.digest();
    if (sha256?.toString("hex") !== this.#plan.sha256) throw new S3Error("XAmzContentSHA256Mismatch");
    return { md5: md5?.toString("hex"), checksum: await this.#verifyChecksum(trailers) };
  }

  async #verifyChecksum(trailers: ReadonlyMap<string, string>): Promise<Digests["checksum"]> {
    const value = (await this.#checksum?.digest())?.toString("base64");
    const promised = this.#plan.checksum;
    if (value === undefined || !promised) return undefined;
    const name = checksumHeader(promised.algorithm);
    const trailed = trailers.get(name);
    if (this.#plan.trailer && trailed === undefined) throw new S3Error("MalformedTrailerError");
    if (value !== (promised.value ?? trailed ?? value)) {
      throw new S3Error(
        "BadDigest",
        `The ${promised.algorithm} you specified did not match the calculated checksum.`,
      );
    }
    return { algorithm: promised.algorithm, value };
  }
}
