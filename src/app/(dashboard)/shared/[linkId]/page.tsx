import { AppError } from "@dropify/core/error";
import { LinkId } from "@dropify/core/links/link.schema";
import { linkStats } from "@dropify/core/links/link-stats";
import { getLink } from "@dropify/core/links/see-links";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { linkTitle } from "@/features/links/link-target.ts";
import { StatsView } from "@/features/links/stats-view.tsx";
import { requireSession } from "../../require-session.ts";

export const metadata: Metadata = { title: "Link" };

interface LinkPageProps {
  params: Promise<{ linkId: string }>;
}

/** What came of one link: read and drawn here, for nothing in it changes under the eye. */
export default async function LinkPage({ params }: LinkPageProps) {
  const { userId } = await requireSession();
  const { linkId } = await params;
  if (!LinkId.safeParse(linkId).success) notFound();
  const now = new Date();
  const [link, stats] = await owned(Promise.all([getLink(userId, linkId, now), linkStats(userId, linkId)]));
  return (
    <>
      <SheetBar
        title={
          <h1 className="flex min-w-0 items-center gap-2 font-semibold">
            <Link href="/shared" className="rounded-xs text-text-2 hover:text-text">
              Shared
            </Link>
            <span aria-hidden className="text-text-3">
              /
            </span>
            <span className="truncate">{link.name ?? linkTitle(link)}</span>
          </h1>
        }
      />
      <StatsView link={link} stats={stats} now={now.toISOString()} />
    </>
  );
}

async function owned<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
