import { z } from "zod";

/** What one action asked of DynamoDB. */
export const Measured = z.object({
  action: z.string(),
  /** Files that the owner has. */
  files: z.number(),
  requests: z.number(),
  /** The most that the action may send. */
  budget: z.number(),
  commands: z.array(z.string()),
  /** Request units as DynamoDB charges them on demand, indexes included. */
  readUnits: z.number(),
  writeUnits: z.number(),
});
export type Measured = z.infer<typeof Measured>;
