import type { Account } from "./account.ts";
import { Link } from "./link-shapes.ts";
import { sendFile } from "./send-file.ts";
import { Folder } from "./wire-shapes.ts";

/** A folder with a file in it and a file in its folder, and a file that lies elsewhere. */
export async function fillFolder(account: Account) {
  const { folderId } = Folder.parse(
    await account.mutate("folders.create", { name: `Trip ${crypto.randomUUID()}` }),
  );
  const { folderId: innerId } = Folder.parse(
    await account.mutate("folders.create", { name: "Day 1", parentId: folderId }),
  );
  const [outer, inner, stray] = await Promise.all([
    sendFile(account, "the map", { fileName: "map.pdf", mimeType: "application/pdf", folderId }),
    sendFile(account, "the pier", { fileName: "pier.jpg", mimeType: "image/jpeg", folderId: innerId }),
    sendFile(account, "a stray", { fileName: "stray.txt" }),
  ]);
  return { folderId, innerId, outer: outer.fileId, inner: inner.fileId, stray: stray.fileId };
}

export const share = async (account: Account, input: object) =>
  Link.parse(await account.mutate("links.create", input));

/** All files in one, as the page asks for them. */
export const askForAll = (account: Account, linkId: string, form: Record<string, string> = {}) =>
  account.send(`/s/${linkId}/zip`, { method: "POST", body: new URLSearchParams(form) });
