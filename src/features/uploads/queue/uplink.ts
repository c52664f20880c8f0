import { AdaptivePlaces } from "./adaptive-places.ts";
import type { Hooks, Road } from "./send-body.ts";
import { sendMultipart } from "./send-multipart.ts";
import { sendSingle } from "./send-single.ts";
import { type Places, placesInBoth, Slots } from "./slots.ts";
import type { Grant } from "./upload-api.ts";
import type { UploadEntry } from "./upload-entry.ts";
import type { UploadSurroundings } from "./upload-surroundings.ts";

/** Requests to the object store under way, over all files; browsers open six connections to one host. */
export const REQUESTS_AT_ONCE = 6;
/** Small files lose little when a line breaks, and their time goes into requests: half of the places are left. */
const REQUESTS = { least: 3, first: REQUESTS_AT_ONCE, most: REQUESTS_AT_ONCE, calm: 1 };
/** Two, so that the next large file fills the line while the last parts of one are under way. */
const LARGE_FILES_AT_ONCE = 2;
/**
 * Parts under way at the same time; the line decides. Two places are left, so that small files never wait for large
 * ones. A line that broke once breaks again: for two minutes no more than one part is risked.
 */
const LANES = { least: 1, first: 1, most: 4, calm: 60 };

/** The way to the object store, shared by all files. */
export class Uplink {
  readonly #around: UploadSurroundings;
  readonly #largeFiles = new Slots(LARGE_FILES_AT_ONCE);
  readonly #requests: AdaptivePlaces;
  readonly #lanes: AdaptivePlaces;
  readonly #parts: Places;

  constructor(around: UploadSurroundings) {
    this.#around = around;
    this.#requests = new AdaptivePlaces(around.clock, REQUESTS);
    this.#lanes = new AdaptivePlaces(around.clock, LANES);
    this.#parts = placesInBoth(this.#lanes, this.#requests);
  }

  /** Sends what is not stored of a file yet. @throws UploadFailure, or the reason of an abort */
  send(entry: UploadEntry, grant: Grant, hooks: Hooks): Promise<void> {
    const { api, hasher, clock } = this.#around;
    const around = { api, hasher, hooks, now: () => clock.now() };
    if (grant.method === "single") {
      return sendSingle(entry, grant, { ...around, road: this.#road(this.#requests, this.#requests) });
    }
    return this.#largeFiles.run(entry.run.signal, () =>
      sendMultipart(entry, grant, { ...around, road: this.#road(this.#parts, this.#lanes) }),
    );
  }

  #road(places: Places, pace: AdaptivePlaces): Road {
    const { transport, line, random } = this.#around;
    return { transport, line, random, places, pace };
  }
}
