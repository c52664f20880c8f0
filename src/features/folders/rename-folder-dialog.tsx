"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { FolderNameDialog } from "./folder-name-dialog.tsx";

interface RenameFolderDialogProps {
  folder: Folder;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the focus goes on closing. */
  finalFocus: () => HTMLElement | null;
}

/** Asks for another name of a folder, and gives it. */
export function RenameFolderDialog({ folder, open, onOpenChange, finalFocus }: RenameFolderDialogProps) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();

  async function rename(name: string) {
    await api.folders.rename.mutate({ folderId: folder.folderId, name });
    await Promise.all([
      client.invalidateQueries(trpc.folders.list.infiniteQueryFilter()),
      client.invalidateQueries(trpc.folders.path.pathFilter()),
    ]);
  }

  return (
    <FolderNameDialog
      title="Rename folder"
      action="Rename"
      name={folder.name}
      open={open}
      onOpenChange={onOpenChange}
      finalFocus={finalFocus}
      onSave={rename}
    />
  );
}
