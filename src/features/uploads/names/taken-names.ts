import type { NamesApi, TakenName } from "./names-api.ts";

/** A folder's names are read in pages of 200 while there are at most so many of them to read. */
const MOST_PAGES = 25;
/** Reading a page is as dear as asking for one name. */
const NAMES_PER_PAGE_READ = 2;
/** Names travel in an address, whose length servers and networks limit. Characters as encoded there. */
const LONGEST_QUESTION = 4_000;
const MOST_NAMES = 50;

/**
 * Which names a folder has, asked for as cheaply as may be: a folder that many files go to is read by the page, which
 * answers for all of them; for one name, or in a folder too large to read, the names themselves are asked for.
 */
export class TakenNames {
  readonly #api: NamesApi;
  readonly #folderId: string | null;
  #listing: Promise<Map<string, TakenName> | null> | null = null;

  constructor(api: NamesApi, folderId: string | null) {
    this.#api = api;
    this.#folderId = folderId;
  }

  /** @param expected how many names will be asked for in all */
  async among(names: string[], expected: number): Promise<Map<string, TakenName>> {
    const listing = expected >= NAMES_PER_PAGE_READ ? await this.#list(expected) : null;
    if (listing) return listing;
    const answers = await Promise.all(
      questions(names).map((asked) => this.#api.conflicts(this.#folderId, asked)),
    );
    return new Map(answers.flat().map((file) => [file.fileName, file]));
  }

  /** Read once; a failure is not kept. */
  #list(expected: number): Promise<Map<string, TakenName> | null> {
    this.#listing ??= this.#read(expected).catch((error: unknown) => {
      this.#listing = null;
      throw error;
    });
    return this.#listing;
  }

  async #read(expected: number): Promise<Map<string, TakenName> | null> {
    const names = new Map<string, TakenName>();
    let cursor: string | null = null;
    for (let pages = 1; pages <= Math.min(MOST_PAGES, expected); pages += 1) {
      const page = await this.#api.listNames(this.#folderId, cursor);
      // Of files that share a name, the newest stands for them.
      for (const file of page.files) {
        if (file.fileId > (names.get(file.fileName)?.fileId ?? "")) names.set(file.fileName, file);
      }
      if (page.cursor === null) return names;
      cursor = page.cursor;
    }
    return null;
  }
}

/** The names in as few questions as their lengths allow. */
export function questions(names: string[]): string[][] {
  const asked: string[][] = [];
  let room = 0;
  for (const name of names) {
    const length = encodeURIComponent(`"${name}",`).length;
    const last = asked.at(-1);
    if (last && last.length < MOST_NAMES && length <= room) {
      last.push(name);
      room -= length;
    } else {
      asked.push([name]);
      room = LONGEST_QUESTION - length;
    }
  }
  return asked;
}
