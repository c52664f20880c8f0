"use client";

import { useEffect } from "react";
import type { UploadEngine } from "../upload-engine.ts";
import { useFreshLists } from "./use-fresh-lists.ts";

/** Between two looks at what other tabs and devices have left. Milliseconds. */
const LOOK_EVERY = 30_000;

/** Ties the uploads to the page: its lists, its line, its being left and come back to. */
export function useUploadLife({ queue, unfinished, folders }: UploadEngine): void {
  useFreshLists(queue.store);
  useEffect(() => queue.watchLine(), [queue]);
  // What is under way stays resumable; another owner may sign in next.
  useEffect(() => () => queue.pauseAll(), [queue]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const { active, filesAsking, filesPaused } = queue.store.getSnapshot().totals;
      if (active || filesAsking + filesPaused > 0 || folders.readings.getSnapshot().length > 0)
        event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [queue, folders]);

  useEffect(() => {
    let lookedAt = performance.now();
    const look = () => {
      // Perhaps one has just signed in again elsewhere.
      queue.retryFailed("SIGNED_OUT");
      if (queue.store.active || performance.now() - lookedAt < LOOK_EVERY) return;
      lookedAt = performance.now();
      void unfinished.load();
    };
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [queue, unfinished]);
}
