"use client";

import { createContext, use, useCallback, useSyncExternalStore } from "react";
import type { UploadItem } from "./queue/upload-entry.ts";
import type { UploadQueue } from "./queue/upload-queue.ts";
import type { UploadsSnapshot } from "./queue/upload-store.ts";
import type { UploadEngine } from "./upload-engine.ts";

/** The way to the engine, whose code comes after the page. */
export interface UploadDoor {
  /** Null until it was loaded. */
  engine: UploadEngine | null;
  /** @throws when its code cannot be loaded */
  load: () => Promise<UploadEngine>;
}

export const UploadContext = createContext<UploadDoor | null>(null);

/** The door to the uploads of the UploadProvider around. */
export function useUploadDoor(): UploadDoor {
  const door = use(UploadContext);
  if (!door) throw new Error("There is no UploadProvider around this component");
  return door;
}

/** The engine, for what is only drawn once it is there. */
export function useUploadEngine(): UploadEngine {
  const { engine } = useUploadDoor();
  if (!engine) throw new Error("The uploads have not been loaded yet");
  return engine;
}

export function useUploadQueue(): UploadQueue {
  return useUploadEngine().queue;
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
