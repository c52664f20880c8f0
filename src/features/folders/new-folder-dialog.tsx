"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { newRequestId } from "@/components/new-request-id.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { FolderNameDialog } from "./folder-name-dialog.tsx";

interface NewFolderDialogProps {
  /** null: the top level. */
  parentId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for the name of a new folder, and makes it. */
export function NewFolderDialog({ parentId, open, onOpenChange }: NewFolderDialogProps) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  // One intent, one folder: pressing again after a lost answer must not complain that the name is taken.
  const intent = useRef({ name: "", requestId: "" });

  async function create(name: string) {
    if (intent.current.name !== name) intent.current = { name, requestId: newRequestId() };
    await api.folders.create.mutate({ name, parentId, requestId: intent.current.requestId });
    intent.current = { name: "", requestId: "" };
    showToast({ title: `Folder “${name}” made`, tone: "success" });
    await client.invalidateQueries(trpc.folders.list.infiniteQueryFilter());
  }

  return (
    <FolderNameDialog
      title="New folder"
      action="Make folder"
      name=""
      open={open}
      onOpenChange={onOpenChange}
      onSave={create}
    />
  );
}
