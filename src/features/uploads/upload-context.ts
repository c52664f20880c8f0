"use client";

import { createContext, use, useCallback, useSyncExternalStore } from "react";
import type { UploadItem } from "./queue/upload-entry.ts";
import type { UploadQueue } from "./queue/upload-queue.ts";
import type { UploadsSnapshot } from "./queue/upload-store.ts";

export const UploadContext = createContext<UploadQueue | null>(null);

/** The queue of the UploadProvider around. */
export function useUploadQueue(): UploadQueue {
  const queue = use(UploadContext);
  if (!queue) throw new Error("There is no UploadProvider around this component");
  return queue;
}

/** Draws anew with every change of the totals or of the list's order, at most ten times a second. */
export function useUploads(): UploadsSnapshot {
  const { store } = useUploadQueue();
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}

/** Draws anew only when this file changes. Undefined once it was dismissed. */
export function useUploadItem(id: string): UploadItem | undefined {
  const { store } = useUploadQueue();
  const getItem = useCallback(() => store.getItem(id), [store, id]);
  return useSyncExternalStore(store.subscribe, getItem, getItem);
}
