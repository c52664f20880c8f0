"use client";

import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { formatCount } from "@/components/format-count.ts";
import { showToast } from "@/components/toast-manager.ts";
import { pickFiles } from "../pick-files.ts";
import type { UnfinishedUpload } from "../resume/unfinished-upload.ts";
import { useUploadEngine } from "../upload-context.ts";
import { Strip } from "./strip.tsx";
import { touchSize } from "./touch-size.ts";
import { UnfinishedRow } from "./unfinished-row.tsx";

/** Rows beyond these are counted, not drawn. */
const MOST_ROWS = 50;

interface UnfinishedListProps {
  uploads: readonly UnfinishedUpload[];
  /** Nothing else is in the panel, whose title says what these are. */
  alone: boolean;
}

/** Uploads of an earlier page or another device, each to be gone on with or discarded. */
export function UnfinishedList({ uploads, alone }: UnfinishedListProps) {
  const { unfinished } = useUploadEngine();
  const [asking, setAsking] = useState(false);
  if (uploads.length === 0) return null;
  const left = uploads.filter(({ state }) => state === "left");
  const canReopen = left.filter((upload) => upload.canReopen).length > 1;

  function discardAll() {
    setAsking(false);
    void unfinished.discardAll();
  }

  async function choose() {
    const files = await pickFiles({ multiple: true });
    const strangers = await unfinished.goOnWith(files);
    const [first] = strangers;
    if (first === undefined) return;
    showToast({
      title:
        strangers.length === 1
          ? `“${first}” is none of these uploads`
          : `${formatCount(strangers.length, "file")} are none of these uploads`,
      description: "To upload it as a new file, use Upload.",
      tone: "danger",
    });
  }

  return (
    <section aria-label="Unfinished uploads" className="flex min-h-0 flex-col border-border border-t">
      {asking && left.length > 1 ? (
        <Strip text={`Discard ${formatCount(left.length, "upload")}?`} tone="strong">
          <Button size="sm" variant="danger" className={touchSize} onClick={discardAll}>
            Discard all
          </Button>
          {/* In the place and with the focus of the button that asked: pressing that twice changes nothing. */}
          <Button
            key="discard"
            size="sm"
            variant="quiet"
            className={touchSize}
            onClick={() => setAsking(false)}
          >
            Keep them
          </Button>
        </Strip>
      ) : (
        (!alone || left.length > 1) && (
          <Strip text={alone ? "" : formatCount(uploads.length, "unfinished upload")} tone="strong">
            {left.length > 1 && (
              <>
                <Button
                  size="sm"
                  className={touchSize}
                  onClick={() => void (canReopen ? unfinished.reopenAll() : choose())}
                >
                  {canReopen ? "Resume all" : "Choose files…"}
                </Button>
                <Button
                  key="discard"
                  size="sm"
                  variant="quiet"
                  className={touchSize}
                  onClick={() => setAsking(true)}
                >
                  Discard all…
                </Button>
              </>
            )}
          </Strip>
        )
      )}
      <ul className="max-h-66 min-h-0 overflow-y-auto">
        {uploads.slice(0, MOST_ROWS).map((upload) => (
          <li key={upload.fileId}>
            <UnfinishedRow upload={upload} />
          </li>
        ))}
      </ul>
      {uploads.length > MOST_ROWS && (
        <p className="flex-none px-3.5 py-2 text-text-2 text-xs">
          And {formatCount(uploads.length - MOST_ROWS, "other")}
        </p>
      )}
    </section>
  );
}
