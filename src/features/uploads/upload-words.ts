import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDuration } from "@/components/format-duration.ts";
import type { UploadFailure } from "./queue/upload-failure.ts";
import type { UploadTotals } from "./queue/upload-store.ts";

export interface UploadSummary {
  tone: "active" | "offline" | "done" | "failed" | "cancelled";
  title: string;
  detail: string;
}

/** All uploads in two short lines. */
export function summarise(totals: UploadTotals): UploadSummary {
  const { active, online, filesDone, filesFailed, filesTotal, secondsLeft } = totals;
  if (active) {
    const title =
      filesTotal === 1
        ? "Uploading 1 file"
        : `Uploading ${formatCount(Math.min(filesDone + filesFailed + 1, filesTotal))} of ${formatCount(filesTotal)}`;
    if (!online) return { tone: "offline", title, detail: "Offline: goes on with the connection" };
    const left =
      secondsLeft === null ? "Estimating the time left" : `${formatDuration(Math.ceil(secondsLeft))} left`;
    return { tone: "active", title, detail: left };
  }
  if (filesFailed > 0) {
    const title =
      filesDone === 0
        ? `${formatCount(filesFailed, "file")} not uploaded`
        : `${formatCount(filesDone)} of ${formatCount(filesTotal, "file")} uploaded`;
    return { tone: "failed", title, detail: `${formatCount(filesFailed)} failed` };
  }
  if (filesDone === 0)
    return { tone: "cancelled", title: "Uploads cancelled", detail: "Nothing was uploaded" };
  return {
    tone: "done",
    title: `${formatCount(filesDone, "file")} uploaded`,
    detail: formatBytes(totals.total),
  };
}

/** What is worth telling once: it changes with the start, a failure, the line and the end, never with progress. */
export function news(totals: UploadTotals): string {
  const { active, online, filesTotal, filesFailed, filesCancelled } = totals;
  if (filesTotal + filesCancelled === 0) return "";
  if (!active) {
    const { title, tone, detail } = summarise(totals);
    return tone === "failed" ? `${title}, ${detail}` : title;
  }
  if (!online) return "Offline: uploads go on with the connection";
  const failed = filesFailed > 0 ? `, ${formatCount(filesFailed)} failed` : "";
  return `Uploading ${formatCount(filesTotal, "file")}${failed}`;
}

/** Why a file failed, for people. */
export function failureWords({ code, message, missingBytes }: UploadFailure): string {
  switch (code) {
    case "CONNECTION_LOST":
      return "The connection was lost";
    case "FILE_CHANGED":
      return "The file was changed or moved meanwhile: add it again";
    case "QUOTA_EXCEEDED":
      return missingBytes === null
        ? "There is not enough storage left"
        : `Not enough storage: ${formatBytes(missingBytes)} more needed`;
    case "SERVICE_UNAVAILABLE":
      return "The service did not answer";
    case "SIGNED_OUT":
      return "You were signed out: sign in, then try again";
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
