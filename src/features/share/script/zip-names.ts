const mostBytes = 255;
const utf8 = new TextEncoder();

/** What lies in one folder of the archive: the names that are taken, as the least careful system compares them. */
interface Folder {
  taken: Set<string>;
  /** By the name that its owner gave: several paths lead through the same folder. */
  folders: Map<string, { name: string; inside: Folder }>;
}

const emptyFolder = (): Folder => ({ taken: new Set(), folders: new Map() });

/** Gives each file and folder of an archive a path that every system can unpack, and no two the same. */
export class ZipNames {
  readonly #top = emptyFolder();

  /** @param path "photos/pier.jpg" */
  next(path: string): string {
    const steps = stepsOf(path);
    const fileName = steps.pop() ?? "file";
    const { at, folder } = this.#walk(steps);
    return at + take(folder, fileName);
  }

  /** The same for a folder itself, with a slash at its end. @param path "photos/" */
  nextFolder(path: string): string {
    return this.#walk(stepsOf(path)).at;
  }

  #walk(steps: string[]): { at: string; folder: Folder } {
    let at = "";
    let folder = this.#top;
    for (const step of steps) {
      const known = folder.folders.get(step) ?? { name: take(folder, step), inside: emptyFolder() };
      folder.folders.set(step, known);
      at += `${known.name}/`;
      folder = known.inside;
    }
    return { at, folder };
  }
}

/** None that climbs, and none that is nothing. */
const stepsOf = (path: string): string[] => path.split("/").filter((step) => cleanPart(step) !== "");

/** A name that nothing else in the folder has: a file beside a folder of one name could not be unpacked. */
function take({ taken }: Folder, wanted: string): string {
  const clean = cleanPart(wanted) || "file";
  const dot = clean.lastIndexOf(".");
  const stemEnd = dot > 0 && clean.length - dot <= 16 ? dot : clean.length;
  const [stem, ending] = [clean.slice(0, stemEnd), clean.slice(stemEnd)];
  for (let n = 1; ; n++) {
    const name = fitted(stem, n === 1 ? ending : ` (${n})${ending}`);
    // Windows and macOS take names for the same that differ in case alone.
    const key = name.normalize("NFKC").toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** Cut where it would be longer than file systems take, but never within a letter. */
function fitted(stem: string, ending: string): string {
  const letters = Array.from(stem);
  while (utf8.encode(letters.join("") + ending).length > mostBytes) letters.pop();
  return letters.join("") + ending;
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
