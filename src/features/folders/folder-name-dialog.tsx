"use client";

import { TRPCClientError } from "@trpc/client";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { TextField } from "@/components/text-field.tsx";

interface FolderNameDialogProps {
  title: string;
  /** What the main button does. */
  action: string;
  /** What the field holds at first. */
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the focus goes on closing; default: to what opened it. */
  finalFocus?: () => HTMLElement | null;
  /** The dialog closes when it is done; a refusal is shown in it. */
  onSave: (name: string) => Promise<void>;
}

/** Asks for the name of a folder. */
export function FolderNameDialog(props: FolderNameDialogProps) {
  const { title, action, open, onOpenChange, finalFocus, onSave } = props;
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(props.name);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  useEffect(() => {
    if (open) field.current?.select();
  }, [open]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (saving || name.trim() === "") return field.current?.focus();
    setSaving(true);
    try {
      await onSave(name.trim());
      onOpenChange(false);
    } catch (error) {
      setRefusal(describe(error));
      field.current?.select();
    } finally {
      setSaving(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      initialFocus={field}
      {...(finalFocus && { finalFocus })}
      onClosed={() => {
        setName(props.name);
        setRefusal(undefined);
      }}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} pending={saving}>
            {action}
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
            setRefusal(undefined);
          }}
          error={refusal}
        />
      </form>
    </Dialog>
  );
}

function describe(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  return "Dropify could not be reached. Check your connection and try again.";
}
