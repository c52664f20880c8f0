"use client";

import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import type { UploadTotals } from "../queue/upload-store.ts";
import { useUploadQueue } from "../upload-context.ts";
import { Strip } from "./strip.tsx";

/** Bytes and speed, and what can be done about all files at once. Cancelling them asks first. */
export function UploadFigures({ totals }: { totals: UploadTotals }) {
  const queue = useUploadQueue();
  const [asking, setAsking] = useState(false);
  const { active, filesFailed, filesPaused } = totals;

  if (!active && filesPaused === 0) {
    if (filesFailed === 0) return null;
    return (
      <Strip text={`${formatBytes(totals.total)} uploaded`}>
        <Button key="main" size="sm" className="max-desk:h-11" onClick={() => queue.retryFailed()}>
          Retry all
        </Button>
      </Strip>
    );
  }
  if (asking) {
    const left = totals.filesTotal - totals.filesDone - filesFailed;
    const stop = () => {
      setAsking(false);
      queue.cancelAll();
    };
    return (
      <Strip text={`Cancel ${formatCount(left, "upload")}?`} tone="strong">
        <Button key="stop" size="sm" variant="danger" className="max-desk:h-11" onClick={stop}>
          Cancel all
        </Button>
        {/* In the place and with the focus of the button that asked: pressing that twice changes nothing. */}
        <Button
          key="main"
          size="sm"
          variant="quiet"
          className="max-desk:h-11"
          onClick={() => setAsking(false)}
        >
          Keep on
        </Button>
      </Strip>
    );
  }
  const speed = active && totals.bytesPerSecond > 0 ? ` · ${formatBytes(totals.bytesPerSecond)}/s` : "";
  return (
    <Strip text={`${formatBytes(totals.sent)} of ${formatBytes(totals.total)}${speed}`}>
      {filesFailed > 0 && (
        <Button
          key="retry"
          size="sm"
          variant="quiet"
          className="max-desk:h-11"
          onClick={() => queue.retryFailed()}
        >
          Retry {formatCount(filesFailed)}
        </Button>
      )}
      <Button key="main" size="sm" variant="quiet" className="max-desk:h-11" onClick={() => setAsking(true)}>
        Cancel all
      </Button>
    </Strip>
  );
}
