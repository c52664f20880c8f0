import { TRPCClientError } from "@trpc/client";
import { FolderX } from "lucide-react";
import { Button } from "@/components/button.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { sayError } from "../changes/say-error.ts";
import { ListFailure } from "./list-failure.tsx";
import type { FolderRows } from "./use-folder-rows.ts";

/** The folder is not there (any more), or could not be loaded. */
export function FolderFailure({ list, onTop }: { list: FolderRows; onTop: () => void }) {
  const { error } = list;
  if (
    error instanceof TRPCClientError &&
    error.data &&
    (error.data.httpStatus === 404 || error.data.httpStatus === 400)
  ) {
    return (
      <div role="alert" className="grid min-h-0 flex-1 content-center overflow-y-auto">
        <EmptyState
          art={<FolderX size={40} strokeWidth={1.5} aria-hidden />}
          title="This folder is not here"
          action={<Button onClick={onTop}>Go to all files</Button>}
        >
          It may have been removed, or the address is not complete.
        </EmptyState>
      </div>
    );
  }
  return (
    <ListFailure
      title="Your files could not be loaded"
      message={sayError(error)}
      onRetry={list.retry}
      retrying={list.retrying}
    />
  );
}
