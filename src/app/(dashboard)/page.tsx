import type { Metadata } from "next";
import { filesPage, foldersPage, nextPage, readListing } from "@/features/files/listing.ts";
import { HydrateClient, prefetch, trpc } from "@/trpc/server.ts";
import { FileBrowser } from "./file-browser.tsx";
import { requireSession } from "./require-session.ts";

export const metadata: Metadata = { title: "All files" };

interface FilesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The owner's files. The first page of the list is part of the answer, so that it shows at once. */
export default async function FilesPage({ searchParams }: FilesPageProps) {
  await requireSession();
  const asked = await searchParams;
  const listing = readListing({ get: (name) => [asked[name]].flat()[0] ?? null });
  await Promise.all([
    prefetch(trpc.folders.list.infiniteQueryOptions(foldersPage(listing), nextPage)),
    prefetch(trpc.files.list.infiniteQueryOptions(filesPage(listing), nextPage)),
  ]);
  return (
    <HydrateClient>
      <FileBrowser />
    </HydrateClient>
  );
}
