import { isLive, type UploadEntry } from "../queue/upload-entry.ts";
import { freshNames } from "./fresh-names.ts";
import type { NamesApi, TakenName } from "./names-api.ts";

/** Candidates for a name that are asked for at once. */
const TRIED_AT_ONCE = 5;

export interface CheckedNames {
  /** Their names are theirs. */
  clear: UploadEntry[];
  /** Somebody has to say what to do: `taken` tells with which file. */
  asking: UploadEntry[];
  skipped: UploadEntry[];
}

/** Finds the files whose names are taken, and names them anew where both are kept. */
export class NameChecker {
  readonly #api: NamesApi;
  /** Which entry goes by a name: the server knows only of those that have arrived. */
  readonly #claims = new Map<string, UploadEntry>();

  constructor(api: NamesApi) {
    this.#api = api;
  }

  /** @throws UploadFailure, PassingFailure */
  async check(entries: UploadEntry[]): Promise<CheckedNames> {
    const checked: CheckedNames = { clear: [], asking: [], skipped: [] };
    const folders = Map.groupBy(entries, ({ folderId }) => folderId);
    await Promise.all([...folders.values()].map((inFolder) => this.#checkFolder(inFolder, checked)));
    return checked;
  }

  /** The entry is no longer shown; its name may be found on the server alone. */
  forget(entry: UploadEntry): void {
    const key = keyOf(entry.folderId, entry.name);
    if (this.#claims.get(key) === entry) this.#claims.delete(key);
  }

  async #checkFolder(entries: UploadEntry[], checked: CheckedNames): Promise<void> {
    const taken = await this.#taken(
      entries,
      entries.map(({ name }) => name),
    );
    for (const entry of entries) {
      const conflict = taken.get(entry.name) ?? null;
      const twin = this.#isClaimed(entry, entry.name);
      entry.taken = conflict;
      const choice = twin ? "keep both" : (entry.choice ?? entry.group.choice);
      if (!conflict && !twin) this.#claim(entry, entry.name, checked);
      else if (choice === null) checked.asking.push(entry);
      else if (choice === "skip") checked.skipped.push(entry);
      else if (choice === "replace" && conflict) {
        entry.replaces = conflict.fileId;
        this.#claim(entry, entry.name, checked);
      } else await this.#rename(entry, checked);
    }
  }

  async #rename(entry: UploadEntry, checked: CheckedNames): Promise<void> {
    const names = freshNames(entry.name);
    for (;;) {
      const candidates = Array.from({ length: TRIED_AT_ONCE }, () => names.next().value);
      const taken = await this.#taken([entry], candidates);
      const free = candidates.find((name) => !taken.has(name) && !this.#isClaimed(entry, name));
      if (free !== undefined) return this.#claim(entry, free, checked);
    }
  }

  async #taken([first]: UploadEntry[], names: string[]): Promise<Map<string, TakenName>> {
    if (!first) return new Map();
    const { group, folderId } = first;
    return group.takenIn(folderId, this.#api).among(names, group.filesIn(folderId));
  }

  /** Whether another file is on its way by this name, or came with this one. */
  #isClaimed({ folderId, group, id }: UploadEntry, name: string): boolean {
    const other = this.#claims.get(keyOf(folderId, name));
    if (!other || other.id === id) return false;
    return isLive(other.status) || (other.status === "done" && other.group === group);
  }

  #claim(entry: UploadEntry, name: string, checked: CheckedNames): void {
    entry.name = name;
    entry.taken = null;
    this.#claims.set(keyOf(entry.folderId, name), entry);
    checked.clear.push(entry);
  }
}

function keyOf(folderId: string | null, name: string): string {
  return `${folderId ?? ""}/${name}`;
}
