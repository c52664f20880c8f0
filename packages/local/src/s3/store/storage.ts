import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { tryLock } from "../../folder-lock.ts";
import { S3Error } from "../s3-error.ts";
import { Blobs } from "./blobs.ts";
import { type Bucket, Catalog, type LiveObject, type LiveUpload } from "./catalog.ts";
import { type Change, CommitQueue } from "./commit-queue.ts";
import { Journal } from "./journal.ts";
import { Reserve } from "./reserve.ts";

const COMPACT_FROM_BYTES = 16 * 1024 * 1024;

/** Buckets, objects and uploads on disk: a journal that says what exists, and blobs that hold larger bytes. */
export class Storage {
  readonly blobs: Blobs;
  readonly #catalog: Catalog;
  readonly #journal: Journal;
  readonly #queue: CommitQueue;
  readonly #unlock: () => void;
  #compactFrom = COMPACT_FROM_BYTES;

  private constructor(
    blobs: Blobs,
    catalog: Catalog,
    journal: Journal,
    reserve: Reserve,
    unlock: () => void,
  ) {
    this.blobs = blobs;
    this.#catalog = catalog;
    this.#journal = journal;
    this.#unlock = unlock;
    this.#queue = new CommitQueue(
      journal,
      (record, frame) => catalog.apply(record, frame),
      () => reserve.spend(),
      async () => {
        await this.#compactIfWorthwhile();
        await reserve.refill();
      },
    );
  }

  /** Opens or creates the store in `folder`, whatever an earlier process was doing when it died. */
  static async open(folder: string): Promise<Storage> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unlock = tryLock(join(folder, "lock"));
    if (!unlock) throw new Error(`${folder} is in use by another object store`);
    const blobs = await Blobs.open(join(folder, "blobs"));
    const catalog = new Catalog(blobs);
    const journal = await Journal.open(join(folder, "journal"), ({ record, frame }) =>
      catalog.apply(record, frame),
    );
    await blobs.sweep();
    const reserve = await Reserve.open(join(folder, "reserve"));
    return new Storage(blobs, catalog, journal, reserve, unlock);
  }

  get buckets(): Iterable<Bucket> {
    return this.#catalog.buckets.values();
  }

  findBucket(name: string): Bucket | undefined {
    return this.#catalog.buckets.get(name);
  }

  /** @throws S3Error NoSuchBucket */
  bucket(name: string): Bucket {
    const bucket = this.findBucket(name);
    if (!bucket) throw new S3Error("NoSuchBucket");
    return bucket;
  }

  /** @throws S3Error NoSuchBucket, NoSuchKey */
  object(bucket: string, key: string): LiveObject {
    const object = this.bucket(bucket).objects.get(key);
    if (!object) throw new S3Error("NoSuchKey");
    return object;
  }

  /** @throws S3Error NoSuchBucket, NoSuchUpload, also when the upload is of another key */
  upload(bucket: string, key: string, uploadId: string): LiveUpload {
    this.bucket(bucket);
    const upload = this.#catalog.upload(uploadId);
    if (upload?.bucket !== bucket || upload.key !== key) throw new S3Error("NoSuchUpload");
    return upload;
  }

  /** See CommitQueue.commit. */
  commit(scope: string | undefined, decide: () => Change): Promise<void> {
    return this.#queue.commit(scope, decide);
  }

  /**
   * Reads the bytes of an object that the journal itself holds. To be called in the same turn of the event
   * loop in which the object was looked up, since compaction moves records.
   */
  readInline(object: LiveObject, offset = 0, length = object.size - offset): Promise<Buffer> {
    return this.#journal.read(object.frame.dataAt + offset, length);
  }

  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#journal.close();
    this.#unlock();
  }

  async #compactIfWorthwhile(): Promise<void> {
    const garbage = this.#journal.end - this.#catalog.liveBytes;
    if (garbage < Math.max(this.#compactFrom, this.#catalog.liveBytes)) return;
    try {
      await this.#journal.compact([...this.#catalog.liveFrames()]);
      this.#compactFrom = COMPACT_FROM_BYTES;
    } catch {
      // The journal that stands is still whole. A disk too full to hold both is not asked again at once.
      this.#compactFrom = garbage * 2;
    }
  }
}
