/** Gives each file of an archive a path that every system can unpack, and no two the same. */
export class ZipNames {
  readonly #taken = new Set<string>();

  /** @param path "photos/pier.jpg" */
  next(path: string): string {
    const parts = path.split("/").map(cleanPart).filter(Boolean);
    const clean = parts.join("/") || "file";
    const dot = clean.lastIndexOf(".");
    const stemEnd = dot > clean.lastIndexOf("/") + 1 ? dot : clean.length;
    for (let n = 1; ; n++) {
      const name = n === 1 ? clean : `${clean.slice(0, stemEnd)} (${n})${clean.slice(stemEnd)}`;
      // Windows and macOS take names for the same that differ in case alone.
      const key = name.normalize("NFKC").toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** One name between slashes: none that climbs, none that Windows refuses. */
function cleanPart(part: string): string {
  const clean = part
    .replace(/[<>:"|?*\\\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "_")
    .trim()
    .replace(/[. ]+$/, "");
  return reservedOnWindows.test(clean) ? `_${clean}` : clean;
}
