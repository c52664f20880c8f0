import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame.tsx";
import { UiProvider } from "@/components/ui-provider.tsx";
import { ConfirmStrip } from "@/features/account/confirm-strip.tsx";
import { UploadCard } from "@/features/uploads/upload-card.tsx";
import { UploadProvider } from "@/features/uploads/upload-provider.tsx";
import { authSettings } from "@/server/auth/auth-settings.ts";
import { TRPCReactProvider } from "@/trpc/client.tsx";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { PhoneBar } from "./phone-bar.tsx";
import { PhoneTabs } from "./phone-tabs.tsx";
import { requireSession } from "./require-session.ts";
import { Sidebar } from "./sidebar.tsx";

/** Everything around the pages. Uploads live here, so that they go on while one moves about. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  // Each page asks again by itself: on the way from page to page a layout is not rendered anew.
  const { name, email, isConfirmed } = await requireSession();
  await prefetch(trpc.quota.get.queryOptions());
  return (
    <TRPCReactProvider renderedAt={Date.now()}>
      <HydrateClient>
        <UiProvider>
          <UploadProvider>
            <AppFrame
              sidebar={<Sidebar name={name} email={email} />}
              phoneBar={<PhoneBar name={name} email={email} />}
              phoneTabs={<PhoneTabs />}
            >
              {!isConfirmed && authSettings().asksConfirmation && <ConfirmStrip email={email} />}
              {children}
            </AppFrame>
            <UploadCard />
          </UploadProvider>
        </UiProvider>
      </HydrateClient>
    </TRPCReactProvider>
  );
}
