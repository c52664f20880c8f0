import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { z } from "zod";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { FileEntity } from "../files/file.entity.ts";
import type { FileItem } from "../files/file-items.ts";
import { folderFirst, parentKeyOf } from "../files/file-keys.ts";
import { FolderEntity } from "../files/folder.entity.ts";
import { filesTable } from "../toolbox.ts";
import { findShown } from "./find-shown.ts";
import { type LinkItem, linkGone } from "./live.ts";
import { fileOf, pathWithin } from "./within.ts";

/** Queries for one page, so that a page of empty folders ends too. */
const mostQueries = 40;

const Key = z.record(z.string(), z.union([z.string(), z.number()]));
const Frame = z.object({
  folderId: z.string(),
  path: z.string(),
  part: z.enum(["files", "folders"]),
  after: Key.optional(),
});
/** A folder that is being walked: first its files, then its folders one by one. */
type Frame = z.infer<typeof Frame>;
const Stack = z.array(Frame);

export interface WalkedFile {
  file: FileItem;
  /** Where it lies in what is shared, with its own name: "photos/pier.jpg". */
  path: string;
}

export interface WalkedPage {
  items: WalkedFile[];
  /** The folders that were reached, with a slash at the end, so that empty ones are known too: "photos/". */
  folders: string[];
  cursor: string | null;
}

interface Walk {
  cursor?: string | undefined;
  limit: number;
  /** Only what lies in this folder of the link's. */
  folderId?: string | undefined;
}

/**
 * All files that a link shares, in all its folders, a page at a time: a Query for each folder and a Get for each
 * level on the way to where the page begins. @throws AppError LINK_GONE, BAD_CURSOR
 */
export async function walkLink(link: LinkItem, { cursor, limit, folderId }: Walk): Promise<WalkedPage> {
  if (link.kind === "file") {
    const file = await fileOf(link);
    return { items: [{ file, path: file.fileName }], folders: [], cursor: null };
  }
  const found: Found = { items: [], folders: [] };
  const { items, folders } = found;
  const stack = cursor === undefined ? await begin(link, found, folderId) : await goOn(link, cursor);
  for (let queries = 0; stack.length > 0 && items.length < limit && queries < mostQueries; queries++) {
    await step(link.ownerId, stack, found, limit - items.length);
  }
  const rest = stack.length === 0 ? undefined : { stack: JSON.stringify(stack) };
  return { items, folders, cursor: sealCursor(scopeOf(link), rest) };
}

const scopeOf = (link: LinkItem): string => `walk\n${link.linkId}`;

type Found = Pick<WalkedPage, "items" | "folders">;

async function begin(link: LinkItem, found: Found, folderId: string | undefined): Promise<Frame[]> {
  const frame = (folderId: string, path: string): Frame => ({ folderId, path, part: "files" });
  if (folderId !== undefined) {
    if (!(await pathWithin(link, folderId))) throw linkGone();
    return [frame(folderId, "")];
  }
  if (link.kind === "folder") {
    const top = link.fileId ?? "";
    if (!(await pathWithin(link, top))) throw linkGone(link, "suspended");
    return [frame(top, "")];
  }
  const { files, folders } = await findShown(link.ownerId, link);
  for (const file of files) found.items.push({ file, path: file.fileName });
  found.folders.push(...folders.map(({ name }) => `${name}/`));
  return folders.map(({ fileId, name }) => frame(fileId, `${name}/`)).toReversed();
}

async function goOn(link: LinkItem, cursor: string): Promise<Frame[]> {
  const key = openCursor(scopeOf(link), cursor);
  const stack = Stack.parse(JSON.parse(String(key?.stack)));
  const top = stack.at(-1);
  // It may have been moved out of what is shared since.
  if (top && !(await pathWithin(link, top.folderId))) throw linkGone();
  return stack;
}

async function step(userId: string, stack: Frame[], found: Found, limit: number): Promise<void> {
  const frame = stack.at(-1);
  if (!frame) return;
  const { folderId, path, part, after } = frame;
  const isFiles = part === "files";
  const { Items = [], LastEvaluatedKey } = await filesTable
    .build(QueryCommand)
    .entities(FileEntity, FolderEntity)
    .query({
      index: "folderNameIndex",
      partition: parentKeyOf(userId, folderId),
      range: { beginsWith: isFiles ? folderFirst.file : folderFirst.folder },
    })
    .options({
      limit: isFiles ? limit : 1,
      exclusiveStartKey: after,
      showEntityAttr: true,
      entityAttrFilter: false,
    })
    .send();
  for (const item of Items) {
    if (item.entity === "file") {
      found.items.push({ file: item, path: path + item.fileName });
      continue;
    }
    const inner = `${path}${item.name}/`;
    found.folders.push(inner);
    stack.push({ folderId: item.fileId, path: inner, part: "files" });
  }
  if (LastEvaluatedKey) frame.after = Key.parse(LastEvaluatedKey);
  else if (isFiles) Object.assign(frame, { part: "folders", after: undefined });
  else stack.splice(stack.indexOf(frame), 1);
}
