import { AppError } from "@dropify/core/error";
import type { File } from "@dropify/core/files/file.schema";
import { getFile } from "@dropify/core/files/files";
import { Id } from "@dropify/core/files/id.schema";
import { notFound, redirect } from "next/navigation";
import { listingHref } from "@/features/files/listing.ts";
import { requireSession } from "../../require-session.ts";

interface FilePageProps {
  params: Promise<{ fileId: string }>;
}

/** A file has no page of its own: this leads to wherever it lies now. */
export default async function FilePage({ params }: FilePageProps) {
  const { userId } = await requireSession();
  const { fileId } = await params;
  if (!Id.safeParse(fileId).success) notFound();
  const { folderId, trashedAt } = await owned(userId, fileId);
  redirect(trashedAt === null ? listingHref({ folderId }) : "/trash");
}

async function owned(userId: string, fileId: string): Promise<File> {
  try {
    return await getFile(userId, fileId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
