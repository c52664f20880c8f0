import { TRPCClientError } from "@trpc/client";
import { FolderX } from "lucide-react";
import { Button } from "@/components/button.tsx";
import { EmptyState } from "@/components/empty-state.tsx";

/** Whether the server says that there is no such folder, or that this cannot be the id of one. */
export function isMissing(error: unknown): boolean {
  return error instanceof TRPCClientError && [400, 404].includes(error.data?.httpStatus);
}

/** Stands in the place of a folder that is not there (any more). */
export function FolderMissing({ onTop }: { onTop: () => void }) {
  return (
    <div role="alert" className="grid min-h-0 flex-1 content-center overflow-y-auto">
      <EmptyState
        art={<FolderX size={40} strokeWidth={1.5} aria-hidden />}
        title="This folder is not here"
        action={<Button onClick={onTop}>Go to all files</Button>}
      >
        It may be in the trash or gone for good, or its address is not complete.
      </EmptyState>
    </div>
  );
}
