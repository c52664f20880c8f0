import type { Metadata } from "next";
import { linksPage, nextPage } from "@/features/links/links-page.ts";
import { SharedView } from "@/features/links/shared-view.tsx";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Shared" };

/** All links. */
export default async function SharedPage() {
  await requireSession();
  await prefetch(trpc.links.list.infiniteQueryOptions(linksPage(), nextPage));
  return (
    <HydrateClient>
      <SharedView />
    </HydrateClient>
  );
}
