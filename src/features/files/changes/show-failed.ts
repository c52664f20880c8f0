import type { File } from "@dropify/core/files/file.schema";
import { showToast } from "@/components/toast-manager.ts";
import { describeFiles } from "./describe-files.ts";
import type { BatchOutcome } from "./in-batches.ts";
import { sayError } from "./say-error.ts";

/** Tells what could not be done to which files, and why: `what` ends "“Report.pdf” could not be …". */
export function showFailed(failed: BatchOutcome<File>["failed"], what: string): void {
  const [first] = failed;
  if (!first) return;
  showToast({
    title: `${describeFiles(failed.map(({ item }) => item))} could not be ${what}`,
    description: sayError(first.error),
    tone: "danger",
  });
}
