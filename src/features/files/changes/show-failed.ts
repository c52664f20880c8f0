import { showToast } from "@/components/toast-manager.ts";
import type { Chosen } from "../file-actions.ts";
import { describeItems } from "./describe-items.ts";
import { sayError } from "./say-error.ts";

/** What could not be done to which of the things chosen. */
export interface Failed extends Chosen {
  /** The first reason. */
  error: unknown;
}

/** Tells what could not be done to what, and why: `what` ends "“Report.pdf” could not be …". */
export function showFailed(failed: Failed, what: string): void {
  if (failed.files.length + failed.folders.length === 0) return;
  showToast({
    title: `${describeItems(failed)} could not be ${what}`,
    description: sayError(failed.error),
    tone: "danger",
  });
}
