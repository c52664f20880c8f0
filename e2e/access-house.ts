import type { Account } from "./account.ts";
import { Link } from "./link-shapes.ts";
import { put, sendFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { Folder } from "./wire-shapes.ts";

export interface House {
  owner: Account;
  fileId: string;
  folderId: string;
  linkId: string;
  /** Another link to the same file, behind this password. */
  lockedId: string;
  password: string;
  /** In flight, with its bytes already in the store. */
  uploadId: string;
  /** All that the owner sees, to compare. */
  look: () => Promise<unknown>;
}

/** An owner with one of everything. */
export async function prepareHouse(): Promise<House> {
  const owner = await newOwner();
  const { folderId } = Folder.parse(await owner.mutate("folders.create", { name: "Folder" }));
  const { fileId } = await sendFile(owner, "hello");
  const { linkId } = Link.parse(await owner.mutate("links.create", { fileId }));
  const password = "open sesame";
  const { linkId: lockedId } = Link.parse(await owner.mutate("links.create", { fileId, password }));
  const upload = await start(owner, "upload");
  await put(upload, "upload");
  const look = () =>
    Promise.all([
      owner.query("files.list", {}),
      owner.query("folders.list", {}),
      owner.query("quota.get"),
      owner.query("uploads.pending"),
      owner.query("links.list", {}),
    ]);
  return { owner, fileId, folderId, linkId, lockedId, password, uploadId: upload.fileId, look };
}
