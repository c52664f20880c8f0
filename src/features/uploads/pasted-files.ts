/**
 * The files of a paste, images under a name of their own: every browser calls each of them "image.png".
 * `at` is the visitor's local time.
 */
export function pastedFiles(files: Iterable<File>, at: Date): File[] {
  return Array.from(files, (file) => {
    const [, extension] = /^image\.(\w+)$/.exec(file.name) ?? [];
    if (!extension) return file;
    return new File([file], `Pasted image ${stamp(at)}.${extension}`, { type: file.type });
  });
}

/** "2026-11-24 at 09.05.07": sorts by time, and no character that some file system refuses. */
function stamp(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day} at ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(".")}`;
}
