import type { LinkView } from "@dropify/core/links/link-view.schema";

interface Shared {
  fileName: string;
  mimeType?: string;
  senderName?: string;
}

/** A link to one file, as its recipient sees it. */
export function sharedView({
  fileName,
  mimeType = "application/pdf",
  senderName = "Ada Owner",
}: Shared): LinkView {
  const file = {
    fileId: "01KB2Q7K3VF5SYW1B1Z5T0Y9QG",
    fileName,
    fileSize: 8_800_123,
    mimeType,
    uploadTimestamp: "2026-11-20T09:12:00.000Z",
    sha256: null,
    digestPartSize: null,
  };
  return {
    locked: false,
    state: "open",
    kind: "file",
    title: fileName,
    fileId: file.fileId,
    fileName,
    fileSize: file.fileSize,
    mimeType,
    focus: file,
    files: [file],
    folders: [],
    path: [],
    cursor: null,
    allowPreview: true,
    allowDownload: true,
    isCapped: false,
    senderName,
    note: null,
    createdAt: "2026-11-21T09:12:00.000Z",
    expiresAt: null,
    maxDownloads: null,
    downloadCount: 0,
    downloadsLeft: null,
  };
}
