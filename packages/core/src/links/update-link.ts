import { UpdateTransaction } from "dynamodb-toolbox/entity/actions/transactUpdate";
import { $add, $get, $remove, $subtract, type UpdateItemInput } from "dynamodb-toolbox/entity/actions/update";
import { hashPassword } from "../password.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { ttlOf } from "./create-link.ts";
import { LinkEntity, MemberEntity, memberKey } from "./link.entity.ts";
import type { Link, UpdateLink } from "./link.schema.ts";
import { endOf, noBudget } from "./link-rules.schema.ts";
import { findLink, type LinkItem, linkNotFound, requireLink, toLink } from "./live.ts";
import { claimSlug, freeSlug, slugTaken } from "./slugs.ts";

type Change = Omit<UpdateItemInput<typeof LinkEntity>, "linkId">;

/**
 * Changes the rules of a link; null lifts one, what is left out stays. What was counted stays counted.
 * @param isAnswer to whoever asked for more, as a change of time, count or budget always is
 * @throws AppError NOT_FOUND, NAME_TAKEN (the readable address)
 */
export async function updateLink(
  userId: string,
  input: UpdateLink,
  now = new Date(),
  isAnswer = [input.expiresAt, input.expiresIn, input.maxDownloads, input.byteBudget].some(
    (rule) => rule !== undefined,
  ),
): Promise<Link> {
  const link = await requireLink(userId, input.linkId);
  const { linkId } = link;
  const { slug } = input;
  const expiresAt = endOf(input, now);
  const ttl = ttlAfter(link, expiresAt);
  const changesSlug = slug !== undefined && (slug ?? undefined) !== link.slug;
  const keptSlug = slug === undefined ? link.slug : (slug ?? undefined);
  const members = expiresAt === undefined ? [] : [...(link.fileIds ?? []), ...(link.folderIds ?? [])];
  try {
    await transact(
      [
        LinkEntity.build(UpdateTransaction)
          .item({
            linkId,
            ...(await changeFor({ ...input, expiresAt })),
            ...(isAnswer && { askedAt: $remove() }),
          })
          .options({ condition: stillOf(userId, link, changesSlug) }),
        ...(keptSlug && (changesSlug || expiresAt !== undefined) ? [claimSlug(keptSlug, linkId, ttl)] : []),
        ...(changesSlug && link.slug ? [freeSlug(link.slug, linkId)] : []),
        ...members.map((id) =>
          MemberEntity.build(UpdateTransaction).item({
            linkId: memberKey(linkId, id),
            ttl: ttl.ttl ?? $remove(),
          }),
        ),
      ],
      // The same change may be meant again after another one.
      crypto.randomUUID(),
    );
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw error.failures[0]?.failed ? linkNotFound() : slugTaken();
  }
  const changed = await findLink(linkId);
  if (!changed) throw linkNotFound();
  return toLink(changed, now);
}

const stillOf = (userId: string, link: LinkItem, changesSlug: boolean) => ({
  and: [
    { attr: "ownerId", eq: userId } as const,
    // Two changes of the address at once would leave one of the names behind.
    ...(!changesSlug
      ? []
      : [
          link.slug === undefined
            ? ({ attr: "slug", exists: false } as const)
            : ({ attr: "slug", eq: link.slug } as const),
        ]),
  ],
});

function ttlAfter(link: LinkItem, expiresAt: string | null | undefined): { ttl?: number } {
  if (expiresAt === null) return {};
  if (expiresAt !== undefined) return { ttl: ttlOf(expiresAt) };
  return link.ttl === undefined ? {} : { ttl: link.ttl };
}

async function changeFor(rules: UpdateLink): Promise<Change> {
  const { expiresAt, maxDownloads, byteBudget, password, name, note, slug } = rules;
  return {
    ...(expiresAt === null && { expiresAt: $remove(), ttl: $remove() }),
    ...(expiresAt && { expiresAt, ttl: ttlOf(expiresAt) }),
    ...(maxDownloads !== undefined && { maxDownloads: maxDownloads ?? $remove() }),
    ...(byteBudget !== undefined && {
      byteBudget: byteBudget ?? $remove(),
      // Taken from what is served at that moment, however many downloads are under way.
      bytesLeft: $subtract(byteBudget ?? noBudget, $get("bytesServed")),
    }),
    ...(password !== undefined && {
      passwordHash: password === null ? $remove() : await hashPassword(password),
      passwordVersion: $add(1),
    }),
    ...(name !== undefined && { name: name || $remove() }),
    ...(note !== undefined && { note: note || $remove() }),
    ...(slug !== undefined && { slug: slug ?? $remove() }),
    ...(rules.allowPreview !== undefined && { allowPreview: rules.allowPreview ?? true }),
    ...(rules.allowDownload !== undefined && { allowDownload: rules.allowDownload ?? true }),
    ...(rules.tellWhenGone !== undefined && { tellWhenGone: rules.tellWhenGone ?? false }),
  };
}
