"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { newRequestId } from "@/components/new-request-id.ts";
import { TextField } from "@/components/text-field.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC } from "@/trpc/client.tsx";

interface NewFolderDialogProps {
  /** null: the top level. */
  parentId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for the name of a new folder. */
export function NewFolderDialog({ parentId, open, onOpenChange }: NewFolderDialogProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  // One intent, one folder: pressing again after a lost answer must not complain that the name is taken.
  const [requestId, setRequestId] = useState(() => newRequestId());
  const create = useMutation(trpc.folders.create.mutationOptions());

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (create.isPending || name.trim() === "") return field.current?.focus();
    try {
      const folder = await create.mutateAsync({ name: name.trim(), parentId, requestId });
      onOpenChange(false);
      showToast({ title: `Folder “${folder.name}” made`, tone: "success" });
      await client.invalidateQueries(trpc.folders.list.infiniteQueryFilter());
    } catch {
      field.current?.select();
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New folder"
      initialFocus={field}
      onClosed={() => {
        setName("");
        setRequestId(newRequestId());
        create.reset();
      }}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} pending={create.isPending}>
            Make folder
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <TextField
          ref={field}
          label="Name"
          value={name}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
            setRequestId(newRequestId());
            create.reset();
          }}
          error={create.error ? describe(create.error) : undefined}
        />
      </form>
    </Dialog>
  );
}

function describe(error: { message: string }): string {
  const answered = error instanceof TRPCClientError && error.data;
  return answered ? error.message : "Dropify could not be reached. Check your connection and try again.";
}
