import { isMailOn } from "@dropify/core/mail/send-mail";
import type { Metadata } from "next";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { MailSection } from "@/features/account/mail-section.tsx";
import { RemoveAccountSection } from "@/features/account/remove-account-section.tsx";
import { LinkDefaultsSection } from "@/features/links/link-defaults-section.tsx";
import { authSettings } from "@/server/auth/auth-settings.ts";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Settings" };

/** What the owner prefers. */
export default async function SettingsPage() {
  const { email } = await requireSession();
  await prefetch(trpc.account.preferences.queryOptions());
  return (
    <HydrateClient>
      <SheetBar title="Settings" />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-8 desk:px-5" tabIndex={-1}>
        <LinkDefaultsSection />
        {isMailOn() && <MailSection />}
        <RemoveAccountSection email={email} staysClosed={authSettings().signUp === "first"} />
      </div>
    </HydrateClient>
  );
}
