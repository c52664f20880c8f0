import { expect, test } from "vitest";
import { idOfEvent, newId } from "../id.ts";
import { createLink } from "../links/create-link.ts";
import { removeLink } from "../links/end-link.ts";
import { putFile } from "../links/testing/put-items.ts";
import { listActivity, writeActivities } from "./activities.ts";
import { activitySortKey, subjectOfUser } from "./activity.entity.ts";
import type { ActivityKind } from "./activity.schema.ts";
import { listNamedActivity } from "./named-activity.ts";

async function happen(userId: string, kinds: ActivityKind[], linkId?: string): Promise<void> {
  const at = new Date();
  await writeActivities(
    kinds.map((kind, order) => ({
      subject: subjectOfUser(userId),
      sk: activitySortKey(idOfEvent({ at, order: BigInt(order), what: newId() })),
      kind,
      at: at.toISOString(),
      ttl: Math.ceil(at.getTime() / 1000) + 60,
      ...(linkId && { linkId }),
    })),
  );
}

test("one kind of activity is read page by page, without gaps or repeats", async () => {
  const userId = newId();
  await happen(userId, ["file.created", "link.viewed", "link.created", "folder.created", "link.downloaded"]);
  await happen(userId, ["file.renamed", "link.asked", "link.revoked", "file.trashed"]);
  const all = async (about: "files" | "links" | "visitors") => {
    const kinds: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listActivity(userId, { about, limit: 2, cursor: cursor ?? undefined });
      expect(page.items.length).toBeLessThanOrEqual(2);
      kinds.push(...page.items.map(({ kind }) => kind));
      cursor = page.cursor;
    } while (cursor);
    return kinds;
  };

  expect(await all("files")).toEqual(["file.trashed", "file.renamed", "folder.created", "file.created"]);
  expect(await all("links")).toEqual(["link.revoked", "link.created"]);
  expect(await all("visitors")).toEqual(["link.asked", "link.downloaded", "link.viewed"]);
});

test("what happened to a link names what it leads to, as long as it is there", async () => {
  const userId = newId();
  const fileId = await putFile(userId);
  const { linkId } = await createLink({ userId, name: "Ada" }, { fileId });
  await happen(userId, ["link.viewed"], linkId);
  const titles = async (of: string) =>
    (await listNamedActivity(of, { limit: 10 })).items.map(({ linkTitle }) => linkTitle);

  expect(await titles(userId)).toEqual([expect.stringMatching(/./)]);
  const other = newId();
  await happen(other, ["link.viewed"], linkId);
  expect(await titles(other)).toEqual([null]);
  await removeLink(userId, linkId);
  expect(await titles(userId)).toEqual([null]);
});
