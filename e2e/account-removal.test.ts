import { expect, test, vi } from "vitest";
import type { Account } from "./account.ts";
import { refusalOf } from "./refusal.ts";
import { shareFile } from "./send-file.ts";
import { askForAll, fillFolder, share } from "./share-folder.ts";
import { newOwner, stranger } from "./shared-app.ts";
import { Grant } from "./wire-shapes.ts";

const remove = (owner: Account, password: string) => owner.post("/api/auth/remove-account", { password });

test("links, grants and sessions end with the account, by every address, as if they never were", async () => {
  const ada = await newOwner();
  const { folderId, outer, stray } = await fillFolder(ada);
  const slug = `trip-${crypto.randomUUID()}`;
  const [folder, selection, locked, ended] = await Promise.all([
    share(ada, { folderId, slug }),
    share(ada, { fileIds: [stray], folderIds: [folderId] }),
    share(ada, { fileId: stray, password: "open sesame" }),
    shareFile(ada, { maxDownloads: 1, tellWhenGone: true }),
  ]);
  const visitor = stranger();
  const granted = await visitor.send(`/s/${folder.linkId}/download/${outer}`);
  await visitor.send(`/s/${ended.linkId}/download`);
  const signed = granted.headers.get("location") ?? "";
  expect((await fetch(signed)).status).toBe(200);
  const { url } = Grant.parse(await ada.query("files.downloadUrl", { fileId: stray }));
  const { email, password } = ada;
  const elsewhere = stranger();
  await elsewhere.post("/api/auth/sign-in/email", { email, password });

  expect((await remove(stranger(), password)).status).toBe(401);
  const refused = await remove(ada, "not the password");
  expect([refused.status, await refused.json()]).toEqual([
    403,
    { code: "WRONG_PASSWORD", message: expect.stringMatching(/[a-z]/) },
  ]);
  expect((await visitor.send(`/s/${folder.linkId}`)).status).toBe(200);
  expect((await remove(ada, ada.password)).status).toBe(200);

  for (const address of [folder.linkId, slug, selection.linkId, locked.linkId, ended.linkId]) {
    const answers = await Promise.all([
      visitor.send(`/s/${address}`),
      visitor.send(`/s/${address}`, { method: "HEAD" }),
      visitor.send(`/s/${address}`, { headers: { accept: "application/json" } }),
      visitor.send(`/s/${address}/download`),
      visitor.send(`/s/${address}/download/${outer}`),
      visitor.send(`/s/${address}/download/${outer}?view=1`),
      visitor.send(`/s/${address}/unlock`, {
        method: "POST",
        body: new URLSearchParams({ password: "open sesame" }),
      }),
      visitor.send(`/s/${address}/ask`, { method: "POST", body: new URLSearchParams() }),
      askForAll(visitor, address),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(answers.length).fill(404));
  }
  expect(await refusalOf(stranger().query("links.view", { linkId: folder.linkId }))).toMatchObject({
    appCode: "LINK_GONE",
  });
  expect(ada.cookies).toEqual([]);
  expect(await refusalOf(elsewhere.mutate("links.create", { fileId: stray }))).toMatchObject({
    appCode: "UNAUTHENTICATED",
  });
  await expect(ada.signIn()).rejects.toThrow("401");
  // The bytes are removed beside the answer; an address that was signed before leads to nothing then.
  const statusOf = async () => (await fetch(url)).status;
  await vi.waitFor(() => expect(statusOf()).resolves.toBe(404), { timeout: 60_000, interval: 50 });
  expect((await fetch(signed)).status).toBe(404);
});
