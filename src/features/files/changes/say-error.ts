import { TRPCClientError } from "@trpc/client";

/** What to tell people of a failed call: the server's own words, or that it was not reached at all. */
export function sayError(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  return "Dropify could not be reached. Check your connection and try again.";
}
