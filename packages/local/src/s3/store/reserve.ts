import { randomBytes } from "node:crypto";
import { rm, stat, writeFile } from "node:fs/promises";

/** Room for the records of some 1,500 deletions. */
const BYTES = 256 * 1024;

/** A file that holds nothing but room: to delete is to write a record, which a disk filled to the brim would refuse. */
export class Reserve {
  readonly #path: string;
  #whole: boolean;

  private constructor(path: string, whole: boolean) {
    this.#path = path;
    this.#whole = whole;
  }

  static async open(path: string): Promise<Reserve> {
    const found = await stat(path).catch(() => undefined);
    const reserve = new Reserve(path, found?.size === BYTES);
    await reserve.refill();
    return reserve;
  }

  /** Gives the room away. Answers false when there is none to give. */
  async spend(): Promise<boolean> {
    if (!this.#whole) return false;
    this.#whole = false;
    await rm(this.#path, { force: true });
    return true;
  }

  /** Takes the room back, if the disk has it. */
  async refill(): Promise<void> {
    if (this.#whole) return;
    try {
      // Random, since some file systems keep zeros without giving them room.
      await writeFile(this.#path, randomBytes(BYTES), { mode: 0o600 });
      this.#whole = true;
    } catch {
      await rm(this.#path, { force: true });
    }
  }
}
