"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/button.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import type { UploadTotals } from "./queue/upload-store.ts";
import { useUploadQueue } from "./upload-context.ts";

/** Bytes and speed, and what can be done about all files at once. Cancelling them asks first. */
export function UploadFigures({ totals }: { totals: UploadTotals }) {
  const queue = useUploadQueue();
  const [asking, setAsking] = useState(false);

  if (!totals.active) {
    if (totals.filesFailed === 0) return null;
    return (
      <Strip text={`${formatBytes(totals.total)} uploaded`}>
        <Button key="main" size="sm" className="max-desk:h-11" onClick={() => queue.retryFailed()}>
          Retry all
        </Button>
      </Strip>
    );
  }
  if (asking) {
    const left = totals.filesTotal - totals.filesDone - totals.filesFailed;
    const stop = () => {
      setAsking(false);
      queue.cancelAll();
    };
    return (
      <Strip text={`Cancel ${formatCount(left, "upload")}?`} strong>
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
  const speed = totals.bytesPerSecond > 0 ? ` · ${formatBytes(totals.bytesPerSecond)}/s` : "";
  return (
    <Strip text={`${formatBytes(totals.sent)} of ${formatBytes(totals.total)}${speed}`}>
      <Button key="main" size="sm" variant="quiet" className="max-desk:h-11" onClick={() => setAsking(true)}>
        Cancel all
      </Button>
    </Strip>
  );
}

interface StripProps {
  text: string;
  strong?: boolean;
  children: ReactNode;
}

function Strip({ text, strong = false, children }: StripProps) {
  return (
    <div className="flex min-h-10 items-center gap-1 border-border border-b py-1 pr-2 pl-3.5 text-xs">
      <p className={`min-w-0 flex-1 truncate tabular-nums ${strong ? "font-medium" : "text-text-2"}`}>
        {text}
      </p>
      <div className="flex flex-none gap-1">{children}</div>
    </div>
  );
}
