"use client";

import type { File } from "@dropify/core/files/file.schema";
import { Download, Share2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { fileKindWord } from "@/components/file-kind.ts";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { type FileActions, oneFile } from "../file-actions.ts";
import { Digest } from "./digest.tsx";
import { Facts } from "./facts.tsx";

interface FileDetailsProps {
  file: File;
  actions: FileActions;
  /** The links to this file. */
  links: ReactNode;
}

/** All that is known of one file. */
export function FileDetails({ file, actions, links }: FileDetailsProps) {
  return (
    <>
      <div className="grid h-42 place-items-center rounded-md bg-surface-2">
        <FileIcon name={file.fileName} mimeType={file.mimeType} size={72} />
      </div>
      <div className="flex gap-2 *:flex-1">
        <Button
          variant="primary"
          icon={<Share2 size={16} aria-hidden />}
          onClick={() => actions.share(oneFile(file))}
        >
          Share
        </Button>
        <Button icon={<Download size={16} aria-hidden />} onClick={() => actions.download(file)}>
          Download
        </Button>
      </div>
      <Facts
        facts={[
          { name: "Type", value: fileKindWord(file.fileName, file.mimeType) },
          {
            name: "Size",
            value: <span title={formatExactBytes(file.fileSize)}>{formatBytes(file.fileSize)}</span>,
          },
          { name: "Uploaded", value: formatDateTime(file.uploadTimestamp) },
          {
            name: "Downloads",
            value: file.downloadCount === 0 ? "None yet" : formatCount(file.downloadCount),
          },
        ]}
      />
      <Digest file={file} />
      {links}
    </>
  );
}
