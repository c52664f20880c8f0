"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text.ts";
import { IconButton } from "./icon-button.tsx";

interface CopyIconButtonProps {
  text: string;
  /** What is copied, for the accessible name: "Copy link". */
  label: string;
  /** Off beside what the button's name only repeats. */
  tooltip?: boolean;
}

/** Copies, and turns into a tick for a moment. */
export function CopyIconButton({ text, label, tooltip }: CopyIconButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? "Copied" : label}
      size="sm"
      tooltip={tooltip}
      onClick={async () => setCopied(await copyText(text))}
    >
      {copied ? (
        <Check size={16} aria-hidden className="text-success-text" />
      ) : (
        <Copy size={16} aria-hidden />
      )}
    </IconButton>
  );
}
