"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Checkbox } from "@/components/checkbox.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { FileIcon } from "@/components/file-icon.tsx";
import { FileName } from "@/components/file-name.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { freshNames } from "../names/fresh-names.ts";
import type { NameChoice } from "../names/upload-group.ts";
import type { UploadItem } from "../queue/upload-entry.ts";
import { useUploadQueue } from "../upload-context.ts";
import { touchSize } from "./touch-size.ts";

interface ConflictDialogProps {
  /** The file whose name is taken; undefined while there is no question. */
  item: UploadItem | undefined;
  /** Files beside it that wait for the same answer. */
  others: number;
  /** The question is put aside, not answered. */
  onAside: () => void;
}

/** Asks what to do with a file whose name is taken, one file after the other or for all of them at once. */
export function ConflictDialog({ item, others, onAside }: ConflictDialogProps) {
  const queue = useUploadQueue();
  const keep = useRef<HTMLButtonElement>(null);
  const [forAll, setForAll] = useState(false);
  // What was asked stays in sight while the dialog fades.
  const [shown, setShown] = useState(item);
  if (item && item !== shown) setShown(item);
  if (!shown?.taken) return null;
  const { id, name, mimeType, size, lastModified, taken, isSame } = shown;

  function choose(choice: NameChoice) {
    if (item) queue.choose(id, choice, forAll);
    keep.current?.focus();
  }

  function skipSame() {
    if (item) queue.skipSame(id);
    keep.current?.focus();
  }

  return (
    <Dialog
      open={item !== undefined}
      onOpenChange={(open) => {
        if (!open) onAside();
      }}
      title={`“${name}” is already here`}
      description={`Keeping both names the new one “${freshNames(name).next().value}”.`}
      initialFocus={keep}
      onClosed={() => setForAll(false)}
      footer={
        <>
          <Button onClick={() => choose("skip")}>Skip</Button>
          <Button onClick={() => choose("replace")}>Replace</Button>
          <Button ref={keep} variant="primary" onClick={() => choose("keep both")}>
            Keep both
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-1.5">
        <Version name={name} mimeType={mimeType} label="New" size={size} at={new Date(lastModified)} />
        <Version
          name={name}
          mimeType={mimeType}
          label="Here"
          size={taken.fileSize}
          at={new Date(taken.uploadTimestamp)}
        />
      </ul>
      {isSame && (
        <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 rounded-md bg-surface-2 px-3 py-2">
          <p>The two are identical.</p>
          <Button size="sm" className={touchSize} onClick={skipSame}>
            Leave out all that are identical
          </Button>
        </div>
      )}
      <p className="mt-3 text-text-2">Replacing moves the one that is here to the trash.</p>
      <div className="mt-3">
        <Checkbox
          label={
            others > 0
              ? `Do the same for ${formatCount(others, "other")} and any that follow`
              : "Do the same for any that follow"
          }
          checked={forAll}
          onChange={({ currentTarget }) => setForAll(currentTarget.checked)}
        />
      </div>
    </Dialog>
  );
}

interface VersionProps {
  name: string;
  mimeType: string;
  label: string;
  size: number;
  at: Date;
}

function Version({ name, mimeType, label, size, at }: VersionProps) {
  return (
    <li className="flex items-center gap-3 rounded-md bg-surface-2 px-3 py-2">
      <FileIcon name={name} mimeType={mimeType} size={24} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          <FileName name={name} />
        </span>
        <span className="block text-text-2 text-xs tabular-nums">
          {formatBytes(size)} · {formatDateTime(at.toISOString())}
        </span>
      </span>
      <span className="flex-none text-text-2 text-xs">{label}</span>
    </li>
  );
}
