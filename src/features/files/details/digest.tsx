"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "@/components/copy-text.ts";
import { formatBytes } from "@/components/format-bytes.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { verifyCommand } from "./verify-command.ts";

/** The file's digest, and how to see that a download is the same file. */
export function Digest({ file }: { file: File }) {
  const { sha256, digestPartSize } = file;
  if (sha256 === null)
    return <p className="text-text-3 text-xs">This file was uploaded without a checksum.</p>;
  return (
    <details className="group/digest">
      <summary className="cursor-pointer select-none rounded-sm py-1 text-text-2 hover:text-text">
        Checksum
      </summary>
      <div className="mt-1.5 grid grid-cols-1 gap-3 text-xs">
        <Copyable
          name={
            digestPartSize === null
              ? "SHA-256"
              : `SHA-256 of the digests of its parts of ${formatBytes(digestPartSize)}`
          }
          text={sha256}
        />
        <Copyable name="Verify a download on Linux" text={verifyCommand(file)} />
      </div>
    </details>
  );
}

function Copyable({ name, text }: { name: string; text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div>
      <p className="mb-1 text-text-3">{name}</p>
      <div className="flex items-start gap-1 rounded-md bg-surface-2 py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 py-1.5 font-mono [overflow-wrap:anywhere]">{text}</code>
        <IconButton
          label={copied ? "Copied" : `Copy: ${name}`}
          size="sm"
          tooltip={false}
          onClick={async () => setCopied(await copyText(text))}
        >
          {copied ? (
            <Check size={16} aria-hidden className="text-success-text" />
          ) : (
            <Copy size={16} aria-hidden />
          )}
        </IconButton>
      </div>
    </div>
  );
}
