import { sweep } from "./sweep.ts";

/** What the schedule calls. */
export const handler = (): Promise<{ done: number; failed: number }> => sweep();
