import type { NamesApi } from "./names-api.ts";
import { TakenNames } from "./taken-names.ts";

/** What to do with a file whose name is taken: rename it, move the other to the trash, or leave it out. */
export type NameChoice = "keep both" | "replace" | "skip";

/** Files that were added together: one answer may settle all their names. */
export class UploadGroup {
  /** What was chosen for every name that is taken, once it was. */
  choice: NameChoice | null = null;
  /** Whether files are left out that are here already, byte for byte. */
  skipsSame = false;
  readonly #files = new Map<string | null, number>();
  readonly #taken = new Map<string | null, TakenNames>();

  count(folderId: string | null): void {
    this.#files.set(folderId, this.filesIn(folderId) + 1);
  }

  filesIn(folderId: string | null): number {
    return this.#files.get(folderId) ?? 0;
  }

  takenIn(folderId: string | null, api: NamesApi): TakenNames {
    const known = this.#taken.get(folderId) ?? new TakenNames(api, folderId);
    this.#taken.set(folderId, known);
    return known;
  }
}
