import { publicUrl } from "@dropify/core/env";
import type { LinkItem } from "@dropify/core/links/live";
import { getLink } from "@dropify/core/links/see-links";
import { composeMail } from "@dropify/core/mail/compose-mail";
import { isMailOn, sendMail } from "@dropify/core/mail/send-mail";
import { getPreferences } from "@dropify/core/users/preferences";
import { behindAnswer } from "@/server/behind-answer.ts";
import { isOwner } from "./note-visit.ts";

/** Mails a link's owner that a visitor would like more time, behind the answer. Call it once for each such wish. */
export function tellOwner(headers: Headers, link: LinkItem): void {
  if (!isMailOn()) return;
  behindAnswer("mail a link's owner", async () => {
    if (await isOwner(headers, link)) return;
    const [{ mails }, to] = await Promise.all([getPreferences(link.ownerId), findAddress(link.ownerId)]);
    if (!mails.askedForMore || to === undefined) return;
    const { name, targetName } = await getLink(link.ownerId, link.linkId);
    const called = name ?? targetName;
    await sendMail(
      composeMail({
        to,
        subject: "Somebody asks for more time",
        paragraphs: [
          `Your link ${called ? `“${called}” ` : ""}has ended, and a visitor of it would like more time.`,
          "Give it, or leave it: until you have answered, no further mail comes about this link.",
        ],
        action: { label: "Look at the link", url: `${publicUrl}/shared/${link.linkId}` },
        foot: "You can turn these mails off in the settings.",
      }),
    );
  });
}

/** Where mails reach the owner; none where it is not known that they do. */
async function findAddress(userId: string): Promise<string | undefined> {
  // Loaded when there is somebody to tell: what strangers are shown starts faster without it.
  const { authService } = await import("@/server/auth/auth.ts");
  const { auth, settings } = authService();
  const { internalAdapter } = await auth.$context;
  const owner = await internalAdapter.findUserById(userId);
  return owner && (owner.emailVerified || !settings.asksConfirmation) ? owner.email : undefined;
}
