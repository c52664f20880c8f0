"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { UploadContext } from "./upload-context.ts";
import type { UploadEngine } from "./upload-engine.ts";

/** Keeps the uploads going while pages below it come and go. Their code is loaded once the page has been drawn. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [engine, setEngine] = useState<UploadEngine | null>(null);
  const loading = useRef<Promise<UploadEngine>>(null);

  const load = useCallback(() => {
    const start = async () => {
      const [{ startEngine }, { trpcUploadApi }] = await Promise.all([
        import("./browser/start-engine.ts"),
        import("./trpc-upload-api.ts"),
      ]);
      const started = startEngine(trpcUploadApi(client), {
        onFoldersMade: () => void queryClient.invalidateQueries(trpc.folders.list.pathFilter()),
        onFilesMade: () => {
          void queryClient.invalidateQueries(trpc.files.list.pathFilter());
          void queryClient.invalidateQueries(trpc.quota.get.pathFilter());
        },
      });
      setEngine(started);
      return started;
    };
    loading.current ??= start().catch((error: unknown) => {
      // Loaded anew when it is next needed.
      loading.current = null;
      throw error;
    });
    return loading.current;
  }, [client, trpc, queryClient]);

  useEffect(() => {
    load()
      .then(({ unfinished }) => unfinished.load())
      .catch(() => {});
  }, [load]);

  const door = useMemo(() => ({ engine, load }), [engine, load]);
  return <UploadContext value={door}>{children}</UploadContext>;
}
