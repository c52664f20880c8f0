"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import { browserClock } from "./browser/browser-clock.ts";
import { browserLine } from "./browser/browser-line.ts";
import { xhrTransport } from "./browser/xhr-transport.ts";
import { UploadQueue } from "./queue/upload-queue.ts";
import { trpcUploadApi } from "./trpc-upload-api.ts";
import { UploadContext } from "./upload-context.ts";
import { useFreshLists } from "./use-fresh-lists.ts";

/** Keeps the uploads going while pages below it come and go. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const client = useTRPCClient();
  const [queue] = useState(
    () =>
      new UploadQueue({
        api: trpcUploadApi(client),
        transport: xhrTransport,
        line: browserLine,
        clock: browserClock,
        random: Math.random,
      }),
  );
  useFreshLists(queue.store);

  useEffect(() => queue.watchLine(), [queue]);
  useEffect(() => () => queue.cancelAll(), [queue]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.store.active) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [queue]);

  return <UploadContext value={queue}>{children}</UploadContext>;
}
