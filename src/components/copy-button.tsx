"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied, for the accessible name: "Copy link". */
  label: string;
  /** Shows the tick at once, for something that has just been copied elsewhere. */
  justCopied?: boolean;
}

/** Copies, and turns into a tick for a moment. */
export function CopyButton({ text, label, justCopied = false }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "refused">(justCopied ? "copied" : "idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    setState((await copyText(text)) ? "copied" : "refused");
  }

  return (
    <>
      <Button
        variant="outline"
        aria-label={state === "idle" ? label : words[state]}
        // Its dialog's form has just gone, and the focus with it.
        autoFocus={justCopied}
        onClick={copy}
        className="min-w-24"
        icon={
          state === "copied" ? (
            <Check size={16} aria-hidden className="text-success-text" />
          ) : (
            <Copy size={16} aria-hidden />
          )
        }
      >
        {words[state]}
      </Button>
      {/* Out of the row: there it would have a gap of its own beside it. */}
      <span role="status" className="absolute">
        {state !== "idle" && <VisuallyHidden>{announcements[state]}</VisuallyHidden>}
      </span>
    </>
  );
}

const words = { idle: "Copy", copied: "Copied", refused: "Not copied" };
const announcements = {
  copied: "Copied",
  refused: "The browser did not allow copying. Select the address and copy it yourself.",
};
