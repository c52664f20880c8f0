import type { Metadata } from "next";
import { nextPage, trashPage } from "@/features/files/listing.ts";
import { TrashView } from "@/features/files/trash-view.tsx";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Trash" };

/** What was deleted and can still come back. */
export default async function TrashPage() {
  await requireSession();
  await prefetch(trpc.files.trashed.infiniteQueryOptions(trashPage(), nextPage));
  return (
    <HydrateClient>
      <TrashView />
    </HydrateClient>
  );
}
