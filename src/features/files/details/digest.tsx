"use client";

import type { File } from "@dropify/core/files/file.schema";
import { CopyIconButton } from "@/components/copy-icon-button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
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
  return (
    <div>
      <p className="mb-1 text-text-3">{name}</p>
      <div className="flex items-start gap-1 rounded-md bg-surface-2 py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 py-1.5 font-mono [overflow-wrap:anywhere]">{text}</code>
        <CopyIconButton text={text} label={`Copy: ${name}`} tooltip={false} />
      </div>
    </div>
  );
}
