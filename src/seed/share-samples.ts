import { createLink } from "@dropify/core/links/create-link";
import { revokeLink } from "@dropify/core/links/end-link";
import { NewLink } from "@dropify/core/links/link.schema";

const weekMs = 7 * 86_400_000;

/** Makes one link of each kind. @returns what each is and its address */
export async function shareSamples(
  owner: { userId: string; name: string },
  fileIds: ReadonlyMap<string, string>,
): Promise<{ sample: string; url: string }[]> {
  const make = async (sample: string, fileName: string, limits: Partial<NewLink>) => {
    const input = NewLink.parse({ fileId: fileIds.get(fileName), ...limits });
    return { sample, ...(await createLink(owner, input)) };
  };
  const links = await Promise.all([
    make("open", "report.pdf", {}),
    make("expiring", "sunrise.png", { expiresAt: new Date(Date.now() + weekMs).toISOString() }),
    make("capped", "backup.zip", { maxDownloads: 3 }),
    make("revoked", "notes.txt", { name: "Sent by mistake" }),
    make("with a note", "Welcome.md", { note: "Have a look before Friday, please. 🙂" }),
  ]);
  const revoked = links.filter(({ sample }) => sample === "revoked");
  await Promise.all(revoked.map(({ linkId }) => revokeLink(owner.userId, linkId)));
  return links.map(({ sample, url }) => ({ sample, url }));
}
