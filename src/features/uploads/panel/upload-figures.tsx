"use client";

import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import type { UploadTotals } from "../queue/upload-store.ts";
import { useUploadQueue } from "../upload-context.ts";
import { Strip } from "./strip.tsx";
import { touchSize } from "./touch-size.ts";

/** Bytes and speed, and what can be done about all files at once. Cancelling them asks first. */
export function UploadFigures({ totals }: { totals: UploadTotals }) {
  const queue = useUploadQueue();
  const [asking, setAsking] = useState(false);
  const { active, filesFailed, filesPaused } = totals;

  if (!active && filesPaused === 0) {
    if (filesFailed === 0) return null;
    return (
      <Strip text={`${formatBytes(totals.total)} uploaded`}>
        <Button key="main" size="sm" className={touchSize} onClick={() => queue.retryFailed()}>
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
        <Button key="stop" size="sm" variant="danger" className={touchSize} onClick={stop}>
          Cancel all
        </Button>
        {/* In the place and with the focus of the button that asked: pressing that twice changes nothing. */}
        <Button key="main" size="sm" variant="quiet" className={touchSize} onClick={() => setAsking(false)}>
          Keep on
        </Button>
      </Strip>
    );
  }
  const moves = active && totals.online && totals.bytesPerSecond >= 1_000;
  const speed = moves ? ` · ${formatBytes(totals.bytesPerSecond)}/s` : "";
  return (
    <Strip text={`${formatBytes(totals.sent)} of ${formatBytes(totals.total)}${speed}`}>
      {filesFailed > 0 && (
        <Button
          key="retry"
          size="sm"
          variant="quiet"
          className={touchSize}
          onClick={() => queue.retryFailed()}
        >
          Retry {formatCount(filesFailed)}
        </Button>
      )}
      <Button key="main" size="sm" variant="quiet" className={touchSize} onClick={() => setAsking(true)}>
        Cancel all
      </Button>
    </Strip>
  );
}
