import { z } from "zod";

const operations = [
  "start",
  "sign",
  "complete",
  "complete many",
  "abort",
  "trash",
  "restore",
  "remove",
  "remove folder",
  "sweep",
  "pass gate",
] as const;
export type CrashOperation = (typeof operations)[number];

/** What the crashing server is told. */
export const CrashOrder = z.object({
  operation: z.enum(operations),
  userId: z.string(),
  /** The file or folder, the files apart by a space, the moment of a sweep, or the link. */
  given: z.string(),
  requestId: z.string().optional(),
  /** The how manieth request kills it; 0: none. */
  at: z.int().min(0),
  when: z.enum(["before", "after"]),
});
export type CrashOrder = z.infer<typeof CrashOrder>;
