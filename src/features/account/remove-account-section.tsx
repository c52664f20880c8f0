"use client";

import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { RemoveAccountDialog } from "./remove-account-dialog.tsx";

interface RemoveAccountSectionProps {
  email: string;
  /** Nobody can sign up afterwards. */
  staysClosed: boolean;
}

/** The way out for good, and what is to be done before. */
export function RemoveAccountSection({ email, staysClosed }: RemoveAccountSectionProps) {
  const [open, setOpen] = useState(false);
  return (
    <section className="mt-10 grid max-w-120 gap-4 border-border border-t pt-6">
      <div className="grid gap-1">
        <h2 className="font-semibold text-lg tracking-tight">Remove account</h2>
        <p className="text-text-2">
          Ends every link and removes all files, for good. Save what you want to keep first: download your
          files, and save the list of your links as CSV on the page Shared.
          {staysClosed && " Sign-up stays closed here afterwards, until whoever runs this Dropify opens it."}
        </p>
      </div>
      <Button variant="danger" className="justify-self-start" onClick={() => setOpen(true)}>
        Remove account…
      </Button>
      <RemoveAccountDialog email={email} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}
