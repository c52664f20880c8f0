import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { type FileItem, requireFile } from "../files/file-items.ts";
import type { Page } from "../files/file-lists.ts";
import type { FolderItem } from "../files/folder-items.ts";
import { shareLinksTable } from "../toolbox.ts";
import { LinkEntity, MemberEntity } from "./link.entity.ts";
import type { Link, ListedLink } from "./link.schema.ts";
import { type LinkItem, targetNotFound, toLink } from "./live.ts";
import { batchesOf, findFiles, findFolder, findFolders } from "./shared-items.ts";

interface PageOfLinks {
  cursor?: string | undefined;
  limit: number;
}

/**
 * One page of all links of an owner, newest first, with what they lead to: a Query and, for the names, a BatchGet
 * of the files and one of the folders. @throws AppError BAD_CURSOR
 */
export async function listLinks(
  userId: string,
  input: PageOfLinks,
  now = new Date(),
): Promise<Page<ListedLink>> {
  const scope = `all links\n${userId}`;
  const exclusiveStartKey = openCursor(scope, input.cursor);
  const { Items = [], LastEvaluatedKey } = await shareLinksTable
    .build(QueryCommand)
    .entities(LinkEntity)
    .query({ index: "ownerIndex", partition: userId })
    .options({ limit: input.limit, reverse: true, exclusiveStartKey, entityAttrFilter: false })
    .send();
  const idsOf = (kind: LinkItem["kind"]) =>
    Items.flatMap((link) => (link.kind === kind && link.fileId !== undefined ? [link.fileId] : []));
  const [files, folders] = await Promise.all([
    findFiles(userId, idsOf("file")),
    findFolders(userId, idsOf("folder")),
  ]);
  const targets = new Map<string, FileItem | FolderItem>(
    [...files, ...folders].map((target) => [target.fileId, target]),
  );
  const items = Items.map((link) => listed(link, targets.get(link.fileId ?? ""), now));
  return { items, cursor: sealCursor(scope, LastEvaluatedKey) };
}

function listed(link: LinkItem, target: FileItem | FolderItem | undefined, now: Date): ListedLink {
  const seen = toLink(link, now);
  if (link.kind === "selection") return { ...seen, targetName: null, mimeType: null };
  if (!target) return { ...seen, state: suspended(seen), targetName: null, mimeType: null };
  if ("name" in target) return { ...seen, targetName: target.name, mimeType: null };
  const { fileName, mimeType, trashedAt } = target;
  const state = trashedAt === undefined ? seen.state : suspended(seen);
  return { ...seen, state, targetName: fileName, mimeType };
}

/** What ended by itself stays so whatever becomes of its target. */
const suspended = ({ state }: Link): Link["state"] => (state === "active" ? "suspended" : state);

/**
 * One page of the links that a file or a folder is the target of or, in a selection, a part of, newest first.
 * @throws AppError NOT_FOUND, BAD_CURSOR
 */
export async function listLinksForFile(
  userId: string,
  input: PageOfLinks & { fileId?: string | undefined; folderId?: string | undefined },
): Promise<Page<Link>> {
  const { fileId, folderId = "" } = input;
  if (fileId) await requireFile(userId, fileId);
  else if (!(await findFolder(userId, folderId))) throw targetNotFound();
  const id = fileId ?? folderId;
  const scope = `links\n${userId}\n${id}`;
  const { links, lastKey } = await linksAt(id, openCursor(scope, input.cursor), input.limit);
  return { items: links.map((link) => toLink(link)), cursor: sealCursor(scope, lastKey) };
}

/** One page of the links to an id, and of those to selections that hold it: a Query and, for these, a BatchGet. */
export async function linksAt(
  id: string,
  exclusiveStartKey: Record<string, unknown> | undefined,
  limit: number,
): Promise<{ links: LinkItem[]; lastKey: Record<string, unknown> | undefined }> {
  const { Items = [], LastEvaluatedKey } = await shareLinksTable
    .build(QueryCommand)
    .entities(LinkEntity, MemberEntity)
    .query({ index: "fileIdIndex", partition: id })
    .options({ limit, reverse: true, exclusiveStartKey, showEntityAttr: true, entityAttrFilter: false })
    .send();
  const partOf = Items.flatMap((item) => (item.entity === "member" ? [item.partOf] : []));
  const selections = new Map((await findLinks(partOf)).map((link) => [link.linkId, link]));
  const links = Items.flatMap((item) =>
    item.entity === "link" ? [item] : [selections.get(item.partOf) ?? []].flat(),
  );
  return { links, lastKey: LastEvaluatedKey };
}

async function findLinks(linkIds: string[]): Promise<LinkItem[]> {
  const found: LinkItem[] = [];
  for (const ids of batchesOf(linkIds)) {
    const wanted = ids.map((linkId) => LinkEntity.build(BatchGetRequest).key({ linkId }));
    const command = shareLinksTable
      .build(BatchGetCommand)
      .requests(...wanted)
      .options({ consistent: true });
    const { Responses } = await execute({ maxAttempts: 3 }, command);
    found.push(...Responses[0].filter((item) => item !== undefined));
  }
  return found;
}
