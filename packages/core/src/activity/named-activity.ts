import type { Page } from "../files/file-lists.ts";
import { findLinks } from "../links/link-lists.ts";
import { seeLinks } from "../links/see-links.ts";
import { listActivity } from "./activities.ts";
import type { ListActivity, NamedActivity } from "./activity.schema.ts";

/**
 * A page of activity for people to read: with what its links are called, by the BatchGets of seeLinks where there
 * are links in it. @throws AppError BAD_CURSOR
 */
export async function listNamedActivity(userId: string, input: ListActivity): Promise<Page<NamedActivity>> {
  const { items, cursor } = await listActivity(userId, input);
  const linkIds = items.flatMap(({ linkId }) => (linkId === null ? [] : [linkId]));
  const links = (await findLinks(linkIds)).filter(({ ownerId }) => ownerId === userId);
  const titles = new Map(
    (await seeLinks(userId, links)).map((link) => [
      link.linkId,
      link.targetName ?? link.name ?? `${link.linkId.slice(0, 4)}…`,
    ]),
  );
  return {
    items: items.map((item) => ({ ...item, linkTitle: titles.get(item.linkId ?? "") ?? null })),
    cursor,
  };
}
