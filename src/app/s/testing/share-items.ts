import { newId } from "@dropify/core/id";
import { createLink } from "@dropify/core/links/create-link";
import type { Link, NewLink } from "@dropify/core/links/link.schema";
import { putFile, putFolder } from "@dropify/core/links/testing/put-items";

/** An owner with two files, one of them in a folder in a folder, and a way to share them. */
export async function newOwner() {
  const userId = newId();
  const folderId = await putFolder(userId, "Trip");
  const innerId = await putFolder(userId, "Day 1", folderId);
  const outerFile = await putFile(userId, { fileName: "map.pdf", fileSize: 300, folderId });
  const innerFile = await putFile(userId, {
    fileName: "pier.jpg",
    fileSize: 100,
    mimeType: "image/jpeg",
    folderId: innerId,
  });
  const strayFile = await putFile(userId, { fileName: "stray.txt", mimeType: "text/plain" });
  const share = (input: NewLink): Promise<Link> => createLink({ userId, name: "Ada Owner" }, input);
  return { userId, folderId, innerId, outerFile, innerFile, strayFile, share };
}
