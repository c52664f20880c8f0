import type { File } from "@dropify/core/files/file.schema";

/** The pages of a list as the query cache holds them. */
export interface Pages {
  pages: { items: File[]; cursor: string | null }[];
  pageParams: unknown[];
}

/** A file that was taken out of a list, and the file that stood after it (null: it was the last). */
export interface Taken {
  file: File;
  before: string | null;
}

/** The list with one file changed. The very same object if the file is not in it, so that nothing is drawn again. */
export function changeFile<List extends Pages>(
  list: List,
  fileId: string,
  change: (file: File) => File,
): List {
  const at = list.pages.findIndex(({ items }) => items.some((file) => file.fileId === fileId));
  if (at === -1) return list;
  const pages = list.pages.map((page, index) =>
    index === at
      ? { ...page, items: page.items.map((file) => (file.fileId === fileId ? change(file) : file)) }
      : page,
  );
  return { ...list, pages };
}

/** The list without some files. Cursors name places, not counts, so the pages that follow stay right. */
export function takeOut<List extends Pages>(list: List, fileIds: ReadonlySet<string>): [List, Taken[]] {
  const files = list.pages.flatMap(({ items }) => items);
  const taken = files.flatMap((file, index) =>
    fileIds.has(file.fileId) ? [{ file, before: files[index + 1]?.fileId ?? null }] : [],
  );
  if (taken.length === 0) return [list, taken];
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.filter((file) => !fileIds.has(file.fileId)),
  }));
  return [{ ...list, pages }, taken];
}

/** The list with files back where they stood; those that are in it again already are left alone. */
export function putBack<List extends Pages>(list: List, taken: readonly Taken[]): List {
  const pages = list.pages.map((page) => ({ ...page, items: [...page.items] }));
  const present = new Set(pages.flatMap(({ items }) => items.map(({ fileId }) => fileId)));
  // From the last to the first, so that the neighbour of each is there before it.
  for (const { file, before } of taken.toReversed()) {
    if (present.has(file.fileId)) continue;
    present.add(file.fileId);
    const page = pages.find(({ items }) => items.some(({ fileId }) => fileId === before)) ?? pages.at(-1);
    const at = page?.items.findIndex(({ fileId }) => fileId === before) ?? -1;
    page?.items.splice(at === -1 ? page.items.length : at, 0, file);
  }
  return { ...list, pages };
}
