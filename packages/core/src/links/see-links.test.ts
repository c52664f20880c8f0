import { expect, test } from "vitest";
import { restoreFile, trashFile } from "../files/files.ts";
import { newId } from "../id.ts";
import { createLink } from "./create-link.ts";
import { listLinksForFile } from "./link-lists.ts";
import { countVisit } from "./link-totals.ts";
import { getLink } from "./see-links.ts";
import { putFile, putFolder } from "./testing/put-items.ts";

test("a link is suspended wherever it is looked at, and a selection only when all of it is gone", async () => {
  const userId = newId();
  const [first, second] = [await putFile(userId), await putFile(userId)];
  const folderId = await putFolder(userId, "Photos");
  const share = (input: Parameters<typeof createLink>[1]) => createLink({ userId, name: "Ada" }, input);
  const one = await share({ fileId: first });
  const both = await share({ fileIds: [first, second] });
  const mixed = await share({ fileIds: [first], folderIds: [folderId] });
  const stateOf = async ({ linkId }: { linkId: string }) => (await getLink(userId, linkId)).state;

  await trashFile(userId, first);
  expect(await stateOf(one)).toBe("suspended");
  expect(await stateOf(both)).toBe("active");
  expect(await stateOf(mixed)).toBe("active");
  await trashFile(userId, second);
  expect(await stateOf(both)).toBe("suspended");
  const { items } = await listLinksForFile(userId, { fileId: first, limit: 10 });
  expect(Object.fromEntries(items.map(({ linkId, state }) => [linkId, state]))).toEqual({
    [one.linkId]: "suspended",
    [both.linkId]: "suspended",
    [mixed.linkId]: "active",
  });
  await restoreFile(userId, second);
  expect(await stateOf(both)).toBe("active");
});

test("visits are counted in one number for each link", async () => {
  const userId = newId();
  const fileId = await putFile(userId);
  const [seen, unseen] = [
    await createLink({ userId, name: "Ada" }, { fileId }),
    await createLink({ userId, name: "Ada" }, { fileId }),
  ];
  const ttl = Math.ceil(Date.now() / 1000) + 60;
  await Promise.all([1, 2, 3].map(() => countVisit(seen.linkId, ttl)));

  const { items } = await listLinksForFile(userId, { fileId, limit: 10 });
  expect(new Map(items.map(({ linkId, visits }) => [linkId, visits]))).toEqual(
    new Map([
      [seen.linkId, 3],
      [unseen.linkId, 0],
    ]),
  );
});
