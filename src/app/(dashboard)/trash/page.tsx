import type { Metadata } from "next";
import { TrashView } from "@/features/files/trash-view.tsx";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage() {
  await requireSession();
  return <TrashView />;
}
