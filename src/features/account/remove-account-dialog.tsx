"use client";

import { type SubmitEvent, useId, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { removeAccount } from "./auth-api.ts";
import { checkFields } from "./check-fields.ts";
import { PasswordField } from "./password-field.tsx";
import { formText } from "./use-auth-form.ts";

interface RemoveAccountDialogProps {
  email: string;
  open: boolean;
  onClose: () => void;
}

/** Asks for the password once more: what follows cannot be taken back. */
export function RemoveAccountDialog({ email, open, onClose }: RemoveAccountDialogProps) {
  const form = useId();
  const [pending, setPending] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { password } = checkFields(event.currentTarget);
    setWrong(password);
    setFailure(undefined);
    if (password) return;
    setPending(true);
    const refused = await removeAccount(formText(new FormData(event.currentTarget), "password"));
    // A whole page load: nothing of the account stays in memory.
    if (!refused) return window.location.assign("/sign-in");
    setPending(false);
    if (refused.field === "password") setWrong(refused.message);
    else setFailure(refused.message);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      onClosed={() => {
        setWrong(undefined);
        setFailure(undefined);
      }}
      title="Remove this account?"
      description={
        <>
          The account of <b className="font-semibold">{email}</b> goes for good: you are signed out
          everywhere, every link stops working at once, and all files are removed, those in the trash too.
          Nobody can bring them back.
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Keep account</Button>
          <Button type="submit" form={form} variant="danger" pending={pending}>
            Remove account
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="grid gap-3" onSubmit={(event) => void submit(event)}>
        <PasswordField purpose="current" error={wrong} />
        <div role="alert" className="empty:hidden">
          {failure && <p className="text-danger-text">{failure}</p>}
        </div>
      </form>
    </Dialog>
  );
}
