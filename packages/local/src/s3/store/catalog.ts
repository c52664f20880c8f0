import type { Frame } from "./frame.ts";
import type { BucketSettings, JournalRecord, Part, Slice, StoredObject, Upload } from "./record.schema.ts";
import { SortedObjects } from "./sorted-objects.ts";

export interface LiveObject extends StoredObject {
  readonly frame: Frame;
}
export interface LivePart extends Part {
  readonly frame: Frame;
}
export interface LiveUpload extends Upload {
  readonly frame: Frame;
  readonly parts: Map<number, LivePart>;
}
export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
  readonly objects: SortedObjects;
  readonly uploads: Map<string, LiveUpload>;
  readonly frames: { created: Frame; settings?: Frame };
  settings: BucketSettings;
}

/** Told which blob bytes came into use and which fell out of it. */
export interface BlobUse {
  retain(slices: Slice[]): void;
  release(slices: Slice[]): void;
}

/** All that exists, in memory: what the journal says once every record in it has been applied in order. */
export class Catalog {
  readonly buckets = new Map<string, Bucket>();
  readonly #uploads = new Map<string, LiveUpload>();
  readonly #use: BlobUse;
  /** Journal bytes that still say something. */
  liveBytes = 0;

  constructor(use: BlobUse) {
    this.#use = use;
  }

  upload(uploadId: string): LiveUpload | undefined {
    return this.#uploads.get(uploadId);
  }

  apply(record: JournalRecord, frame: Frame): void {
    switch (record.kind) {
      case "bucket":
        return this.#addBucket(record.name, record.createdAt, frame);
      case "bucket-settings":
        return this.#setSettings(record.name, record.settings, frame);
      case "bucket-gone":
        return this.#removeBucket(record.name);
      case "object":
        return this.#putObject({ ...record.object, frame });
      case "object-gone":
        return this.#removeObject(record.bucket, record.key);
      case "upload":
        return this.#addUpload({ ...record.upload, frame, parts: new Map() });
      case "part":
        return this.#putPart(record.uploadId, { ...record.part, frame });
      case "upload-gone":
        return this.#removeUpload(record.uploadId);
    }
  }

  /** The frames that a compacted journal must keep. */
  *liveFrames(): Generator<Frame> {
    for (const bucket of this.buckets.values()) {
      yield bucket.frames.created;
      if (bucket.frames.settings) yield bucket.frames.settings;
      for (const object of bucket.objects.from("")) yield object.frame;
      for (const upload of bucket.uploads.values()) {
        yield upload.frame;
        for (const part of upload.parts.values()) yield part.frame;
      }
    }
  }

  #addBucket(name: string, createdAt: number, created: Frame): void {
    this.liveBytes += created.length;
    const objects = new SortedObjects();
    this.buckets.set(name, {
      name,
      createdAt,
      objects,
      uploads: new Map(),
      frames: { created },
      settings: {},
    });
  }

  #setSettings(name: string, settings: BucketSettings, frame: Frame): void {
    const bucket = this.buckets.get(name);
    if (!bucket) return;
    this.liveBytes += frame.length - (bucket.frames.settings?.length ?? 0);
    bucket.frames.settings = frame;
    bucket.settings = settings;
  }

  #removeBucket(name: string): void {
    const bucket = this.buckets.get(name);
    if (!bucket) return;
    for (const uploadId of bucket.uploads.keys()) this.#removeUpload(uploadId);
    this.liveBytes -= bucket.frames.created.length + (bucket.frames.settings?.length ?? 0);
    this.buckets.delete(name);
  }

  #putObject(object: LiveObject): void {
    const bucket = this.buckets.get(object.bucket);
    if (!bucket) return;
    // Retained before anything is released: the new object may share its bytes with what it replaces.
    for (const part of object.parts) this.#use.retain(part.slices);
    this.#removeObject(object.bucket, object.key);
    if (object.uploadId !== undefined) this.#removeUpload(object.uploadId);
    bucket.objects.set(object);
    this.liveBytes += object.frame.length;
  }

  #removeObject(bucketName: string, key: string): void {
    const objects = this.buckets.get(bucketName)?.objects;
    const object = objects?.get(key);
    if (!objects || !object) return;
    objects.delete(key);
    this.liveBytes -= object.frame.length;
    for (const part of object.parts) this.#use.release(part.slices);
  }

  #addUpload(upload: LiveUpload): void {
    this.#uploads.set(upload.uploadId, upload);
    this.buckets.get(upload.bucket)?.uploads.set(upload.uploadId, upload);
    this.liveBytes += upload.frame.length;
  }

  #putPart(uploadId: string, part: LivePart): void {
    const upload = this.#uploads.get(uploadId);
    if (!upload) return;
    this.#use.retain(part.slices);
    const replaced = upload.parts.get(part.number);
    if (replaced) this.#dropPart(replaced);
    upload.parts.set(part.number, part);
    this.liveBytes += part.frame.length;
  }

  #removeUpload(uploadId: string): void {
    const upload = this.#uploads.get(uploadId);
    if (!upload) return;
    for (const part of upload.parts.values()) this.#dropPart(part);
    this.liveBytes -= upload.frame.length;
    this.#uploads.delete(uploadId);
    this.buckets.get(upload.bucket)?.uploads.delete(uploadId);
  }

  #dropPart(part: LivePart): void {
    this.liveBytes -= part.frame.length;
    this.#use.release(part.slices);
  }
}
