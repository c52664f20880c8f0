import type { DroppableItem } from "./tree/dropped-nodes.ts";

interface EarlyDrop {
  items: DroppableItem[];
  /** What it was let go on. */
  target: EventTarget | null;
}

declare global {
  interface Window {
    /** Kept by the script of FileDropGuard while it is there. */
    earlyDrops?: EarlyDrop[] | undefined;
  }
}

/** What was let go while nobody listened yet. Called by who listens from now on: nothing more is kept. */
export function takeEarlyDrops(): EarlyDrop[] {
  const drops = window.earlyDrops ?? [];
  window.earlyDrops = undefined;
  return drops;
}
