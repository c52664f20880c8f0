"use client";

import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { askToConfirm } from "./auth-api.ts";

/** Above the pages of somebody who has not yet shown that mails arrive. */
export function ConfirmStrip({ email }: { email: string }) {
  const [state, setState] = useState<"asked" | "pending" | "sent">("asked");
  const [failure, setFailure] = useState<string>();

  async function sendAgain() {
    setState("pending");
    const refused = await askToConfirm(email);
    setFailure(refused?.message);
    setState(refused ? "asked" : "sent");
  }

  return (
    <section
      aria-label="Confirm your e-mail address"
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-border border-b bg-warning-soft px-4 py-2 desk:px-5"
    >
      <p role="status" className="wrap-anywhere min-w-0 flex-1 basis-60">
        {failure ??
          (state === "sent"
            ? `Another mail is on its way to ${email}.`
            : `Confirm ${email} by the link in our mail, so that mails about your links reach you.`)}
      </p>
      {state !== "sent" && (
        <Button pending={state === "pending"} onClick={() => void sendAgain()}>
          Send again
        </Button>
      )}
    </section>
  );
}
