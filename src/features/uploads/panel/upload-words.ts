import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDuration } from "@/components/format-duration.ts";
import type { UploadFailure } from "../queue/upload-failure.ts";
import type { UploadTotals } from "../queue/upload-store.ts";

export interface UploadSummary {
  tone: "active" | "offline" | "paused" | "asking" | "done" | "failed" | "cancelled";
  title: string;
  detail: string;
}

/** All uploads in two short lines. */
export function summarise(totals: UploadTotals): UploadSummary {
  const { filesDone, filesFailed, filesPaused, filesAsking, filesSkipped, filesTotal } = totals;
  if (totals.active) return summariseActive(totals);
  if (filesAsking > 0) {
    const title = filesAsking === 1 ? "A name is taken" : `${formatCount(filesAsking)} names are taken`;
    return { tone: "asking", title, detail: "Choose what to do" };
  }
  if (filesPaused > 0) {
    const title =
      filesTotal === 1
        ? "Upload paused"
        : `Paused: ${formatCount(filesDone)} of ${formatCount(filesTotal)} uploaded`;
    return { tone: "paused", title, detail: "What is stored stays; go on at any time" };
  }
  if (filesFailed > 0) {
    const title =
      filesDone === 0
        ? `${formatCount(filesFailed, "file")} not uploaded`
        : `${formatCount(filesDone)} of ${formatCount(filesTotal, "file")} uploaded`;
    return { tone: "failed", title, detail: `${formatCount(filesFailed)} failed` };
  }
  const skipped = filesSkipped > 0 ? `${formatCount(filesSkipped)} skipped` : "";
  if (filesDone === 0) {
    const title = filesSkipped > 0 ? "Nothing to upload" : "Uploads cancelled";
    return { tone: "cancelled", title, detail: skipped || "Nothing was uploaded" };
  }
  const detail = [formatBytes(totals.total), skipped].filter(Boolean).join(" · ");
  return { tone: "done", title: `${formatCount(filesDone, "file")} uploaded`, detail };
}

function summariseActive({
  online,
  filesDone,
  filesFailed,
  filesTotal,
  secondsLeft,
}: UploadTotals): UploadSummary {
  const title =
    filesTotal === 1
      ? "Uploading 1 file"
      : `Uploading ${formatCount(Math.min(filesDone + filesFailed + 1, filesTotal))} of ${formatCount(filesTotal)}`;
  if (!online) return { tone: "offline", title, detail: "Offline: goes on with the connection" };
  const left =
    secondsLeft === null ? "Estimating the time left" : `${formatDuration(Math.ceil(secondsLeft))} left`;
  return { tone: "active", title, detail: left };
}

/** What is worth telling once: it changes with the start, a question, a failure, the line and the end, never with progress. */
export function news(totals: UploadTotals): string {
  const { active, online, filesTotal, filesFailed, filesCancelled, filesSkipped, filesAsking } = totals;
  if (filesTotal + filesCancelled + filesSkipped === 0) return "";
  if (!active) {
    const { title, tone, detail } = summarise(totals);
    return tone === "failed" || tone === "asking" ? `${title}, ${detail}` : title;
  }
  if (!online) return "Offline: uploads go on with the connection";
  const failed = filesFailed > 0 ? `, ${formatCount(filesFailed)} failed` : "";
  const asking = filesAsking > 0 ? `, ${formatCount(filesAsking, "name is taken", "names are taken")}` : "";
  return `Uploading ${formatCount(filesTotal, "file")}${failed}${asking}`;
}

/** Why a file failed, for people. */
export function failureWords({ code, message, missingBytes }: UploadFailure): string {
  switch (code) {
    case "CONNECTION_LOST":
      return "The connection was lost";
    case "FILE_CHANGED":
      return "The file was changed or moved meanwhile: add it again";
    case "OTHER_FILE":
      return "This is not the file that the upload began with";
    case "OTHER_TAB":
      return "Another tab is uploading it";
    case "QUOTA_EXCEEDED":
      return missingBytes === null
        ? "There is not enough storage left"
        : `Not enough storage: ${formatBytes(missingBytes)} more needed`;
    case "SERVICE_UNAVAILABLE":
      return "The service did not answer";
    case "SIGNED_OUT":
      return "You were signed out: sign in, and it goes on";
    case "INCOMPLETE":
      return "A part of it is still missing: retry to send that";
    case "SIZE_MISMATCH":
      return "The file did not arrive whole";
    case "STORE_REFUSED":
      return "The storage did not accept the file";
    case "UPLOAD_GONE":
      return "The upload took too long and expired";
    case "REFUSED":
      return message || "The file was not accepted";
    case "UNEXPECTED":
      return "Something went wrong";
  }
}
