import { BatchGetRequest } from "dynamodb-toolbox/entity/actions/batchGet";
import { BatchGetCommand, execute } from "dynamodb-toolbox/table/actions/batchGet";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { openCursor, sealCursor } from "../files/cursor.ts";
import { requireFile } from "../files/file-items.ts";
import type { Page } from "../files/file-lists.ts";
import { findFolder, lotsOf, requireAll } from "../files/find-items.ts";
import { shareLinksTable } from "../toolbox.ts";
import { LinkEntity, MemberEntity } from "./link.entity.ts";
import type { ListedLink } from "./link.schema.ts";
import { type LinkItem, targetNotFound } from "./live.ts";
import { seeLinks } from "./see-links.ts";

interface PageOfLinks {
  cursor?: string | undefined;
  limit: number;
}

/**
 * One page of all links of an owner, newest first: a Query, and the BatchGets of seeLinks.
 * @throws AppError BAD_CURSOR
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
  const items = await seeLinks(userId, Items, now);
  return { items, cursor: sealCursor(scope, LastEvaluatedKey) };
}

/**
 * One page of the links that a file or a folder is the target of or, in a selection, a part of, newest first.
 * @throws AppError NOT_FOUND, BAD_CURSOR
 */
export async function listLinksForFile(
  userId: string,
  input: PageOfLinks & { fileId?: string | undefined; folderId?: string | undefined },
): Promise<Page<ListedLink>> {
  const { fileId, folderId = "" } = input;
  if (fileId) await requireFile(userId, fileId);
  else if (!(await findFolder(userId, folderId))) throw targetNotFound();
  const id = fileId ?? folderId;
  const scope = `links\n${userId}\n${id}`;
  const { links, lastKey } = await linksAt(id, openCursor(scope, input.cursor), input.limit);
  return { items: await seeLinks(userId, links), cursor: sealCursor(scope, lastKey) };
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

/** Those of these links that are there, whoever owns them: a BatchGet per hundred. */
export async function findLinks(linkIds: readonly string[]): Promise<LinkItem[]> {
  const found: LinkItem[] = [];
  for (const ids of lotsOf([...new Set(linkIds)])) {
    const wanted = ids.map((linkId) => LinkEntity.build(BatchGetRequest).key({ linkId }));
    const command = shareLinksTable
      .build(BatchGetCommand)
      .requests(...wanted)
      .options({ consistent: true });
    const { Responses, UnprocessedKeys } = await execute({ maxAttempts: 3 }, command);
    requireAll(UnprocessedKeys);
    found.push(...Responses[0].filter((item) => item !== undefined));
  }
  return found;
}
