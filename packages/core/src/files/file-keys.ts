import { timeOfId } from "../id.ts";

/** The keys that follow from ids alone, so that every owner read is one GetItem and needs no index. */
export const fileSortKey = (fileId: string): string => `${timeOfId(fileId)}#${fileId}`;
export const folderSortKey = (folderId: string): string => `folder#${folderId}`;
export const uploadSortKey = (fileId: string): string => `upload#${fileId}`;
export const purgeSortKey = (fileId: string): string => `purge#${fileId}`;
export const startSortKey = (requestId: string): string => `start#${requestId}`;
export const folderNameSortKey = (parentId: string | undefined, name: string): string =>
  `name#${parentId ?? "root"}#${foldName(name)}`;

/** What the guards of all names within a folder begin with. */
export const guardsWithin = (parentId: string): string => `name#${parentId}#`;

/** Files begin with a year, everything else with a letter: below ":" are exactly the files. */
export const filesEnd = ":";

export const parentKeyOf = (userId: string, folderId: string | undefined): string =>
  `${userId}#${folderId ?? "root"}`;

/** Folders in the trash are a list of their own, as they are elsewhere. */
export const folderTrashKey = (userId: string): string => `${userId}#folders`;

const dueShards = 8;
/** Spreads what is due over the index's partitions. The end of a ULID is random. */
export const dueShardOf = (id: string): number => id.charCodeAt(id.length - 1) % dueShards;
export const allDueShards = Array.from({ length: dueShards }, (_, shard) => shard);

/** Names that differ only in case or in how Unicode writes them are the same to a folder. */
export const foldName = (name: string): string => name.normalize("NFKC").toLowerCase();

/** Orders names as people do: case and accents apart, "file 2" before "file 10", folders before files. */
export function nameKeyOf(kind: "folder" | "file", name: string): string {
  const letters = foldName(name).normalize("NFKD").replace(/\p{M}/gu, "");
  const natural = letters.replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, "");
    return `${String(number.length).padStart(3, "0")}${number}`;
  });
  return `${folderFirst[kind]}${natural}`.slice(0, 300);
}

/** What the name keys of a kind begin with. */
export const folderFirst = { folder: "0#", file: "1#" } as const;
