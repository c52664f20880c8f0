"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { FileName } from "@/components/file-name.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatDuration } from "@/components/format-duration.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { useNow } from "@/components/use-now.ts";
import { serverNow } from "@/trpc/server-clock.ts";
import { pickFiles } from "../pick-files.ts";
import type { UnfinishedUpload } from "../resume/unfinished-upload.ts";
import { useUploadEngine } from "../upload-context.ts";
import { touchSize } from "./touch-size.ts";

/** An upload of an earlier page: how far it is, and how it goes on. Discarding it asks first. */
export function UnfinishedRow({ upload }: { upload: UnfinishedUpload }) {
  const { unfinished } = useUploadEngine();
  const [asking, setAsking] = useState(false);
  const { fileId, name, canReopen, state, problem } = upload;

  async function goOn() {
    if (canReopen) return unfinished.reopen(fileId);
    const [file] = await pickFiles({ multiple: false });
    if (file) await unfinished.goOn(fileId, file);
  }

  return (
    <div className="flex min-h-13 items-center gap-2.5 py-1.5 pr-1.5 pl-3.5">
      <FileIcon name={name} size={22} />
      <div className="min-w-0 flex-1">
        <p>
          <FileName name={name} />
        </p>
        {problem ? (
          <p role="alert" className="text-danger-text text-xs [overflow-wrap:anywhere]">
            {problem}
          </p>
        ) : (
          <Detail upload={upload} />
        )}
      </div>
      {state === "left" && (
        <span className="flex flex-none items-center">
          {asking ? (
            <Button
              size="sm"
              variant="danger"
              className={touchSize}
              aria-label={`Discard ${name}`}
              onClick={() => void unfinished.discard(fileId)}
            >
              Discard
            </Button>
          ) : (
            <Button
              size="sm"
              className={touchSize}
              aria-label={canReopen ? `Resume ${name}` : `Choose the file to resume ${name}`}
              onClick={() => void goOn()}
            >
              {canReopen ? "Resume" : "Choose file…"}
            </Button>
          )}
          <IconButton
            size="sm"
            tooltip={false}
            label={asking ? `Keep ${name}` : `Discard ${name}…`}
            onClick={() => setAsking(!asking)}
          >
            <X size={15} aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}

function Detail({ upload: { state, stored, size, expiresAt } }: { upload: UnfinishedUpload }) {
  const now = useNow();
  // The server's clock decides, whatever this machine's says.
  const left = formatDuration((Date.parse(expiresAt) - serverNow(now).getTime()) / 1000);
  const share = size === 0 ? 0 : Math.floor((stored / size) * 100);
  const words = {
    left: (
      <>
        {share}% of {formatBytes(size)} stored · <span className="whitespace-nowrap">expires in {left}</span>
      </>
    ),
    checking: "Checking that it is the same file",
    elsewhere: "Another tab is uploading it",
  };
  return <p className="text-text-2 text-xs tabular-nums">{words[state]}</p>;
}
