import { Trash2 } from "lucide-react";
import { EmptyState } from "@/components/empty-state.tsx";

/** An empty trash says what it is for. */
export function EmptyTrash() {
  return (
    <div className="grid min-h-0 flex-1 content-center overflow-y-auto pb-10">
      <EmptyState art={<Trash2 size={40} strokeWidth={1.5} aria-hidden />} title="The trash is empty">
        Files you delete wait here for a while, so that a slip of the hand costs nothing. Until they are gone
        for good they count towards your storage, and their links rest.
      </EmptyState>
    </div>
  );
}
