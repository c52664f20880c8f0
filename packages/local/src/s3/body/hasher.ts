import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ChecksumAlgorithm } from "../store/record.schema.ts";

/** Digests bytes as they pass. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Promise<Buffer>;
}

export async function createChecksumHasher(algorithm: ChecksumAlgorithm): Promise<Hasher> {
  switch (algorithm) {
    case "CRC32":
      return crc32Hasher();
    case "SHA1":
      return createHasher("sha1");
    case "SHA256":
      return createHasher("sha256");
    default:
      return crcHasher(algorithm);
  }
}

export function createHasher(name: "md5" | "sha1" | "sha256"): Hasher {
  const hash = createHash(name);
  return { update: (bytes) => void hash.update(bytes), digest: async () => hash.digest() };
}

function crc32Hasher(): Hasher {
  let value = 0;
  return {
    update: (bytes) => {
      value = crc32(bytes, value);
    },
    digest: async () => {
      const digest = Buffer.alloc(4);
      digest.writeUInt32BE(value);
      return digest;
    },
  };
}

async function crcHasher(algorithm: "CRC32C" | "CRC64NVME"): Promise<Hasher> {
  // Loaded when first asked for: few clients use these, and the module costs 12 MB of memory.
  const { Crc32c, Crc64Nvme } = await import("@aws-sdk/checksums/crc");
  const crc = algorithm === "CRC32C" ? new Crc32c() : new Crc64Nvme();
  return { update: (bytes) => crc.update(bytes), digest: async () => Buffer.from(await crc.digest()) };
}
