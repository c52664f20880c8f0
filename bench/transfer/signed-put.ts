import { z } from "zod";

/** Where the app says to send bytes, and with which headers. */
export const SignedPut = z.object({ url: z.url(), headers: z.record(z.string(), z.string()) });
export type SignedPut = z.infer<typeof SignedPut>;
