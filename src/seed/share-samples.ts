import { NewLink } from "@dropify/core/links/link.schema";
import { createLink, revokeLink } from "@dropify/core/links/links";

const weekMs = 7 * 86_400_000;

/** Makes one link of each kind. @returns what each is and its address */
export async function shareSamples(
  owner: { userId: string; name: string },
  fileIds: ReadonlyMap<string, string>,
): Promise<{ kind: string; url: string }[]> {
  const make = async (kind: string, fileName: string, limits: Partial<NewLink>) => {
    const input = NewLink.parse({ fileId: fileIds.get(fileName), ...limits });
    return { kind, ...(await createLink(owner, input)) };
  };
  const links = await Promise.all([
    make("open", "report.pdf", {}),
    make("expiring", "sunrise.png", { expiresAt: new Date(Date.now() + weekMs).toISOString() }),
    make("capped", "backup.zip", { maxDownloads: 3 }),
    make("revoked", "notes.txt", { name: "Sent by mistake" }),
    make("with a note", "Welcome.md", { note: "Have a look before Friday, please. 🙂" }),
  ]);
  const revoked = links.filter(({ kind }) => kind === "revoked");
  await Promise.all(revoked.map(({ linkId }) => revokeLink(owner.userId, linkId)));
  return links.map(({ kind, url }) => ({ kind, url }));
}
