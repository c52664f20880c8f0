import type { z } from "zod";
import type { Account } from "./account.ts";
import { Link } from "./link-shapes.ts";
import { File, Started } from "./wire-shapes.ts";

interface Sent {
  fileName?: string;
  mimeType?: string;
  folderId?: string;
  /** In base64. */
  sha256?: string;
}

type Bytes = string | Uint8Array<ArrayBuffer>;

/** Announces one small file. */
export async function start(account: Account, bytes: Bytes, file: Sent = {}) {
  const announced = {
    fileName: "plan.txt",
    mimeType: "text/plain",
    fileSize: Buffer.byteLength(bytes),
    ...file,
  };
  const { uploads } = Started.parse(await account.mutate("uploads.start", { files: [announced] }));
  const [upload] = uploads;
  if (upload?.method !== "single") throw new Error("expected one upload by one PUT");
  return upload;
}

/** Sends bytes to a signed address. @returns the status of the store's answer */
export async function put(
  to: { url: string; headers: Record<string, string> },
  body: BodyInit,
): Promise<number> {
  const response = await fetch(to.url, { method: "PUT", headers: to.headers, body });
  await response.arrayBuffer();
  return response.status;
}

/** Uploads one small file, as any program would. */
export async function sendFile(
  account: Account,
  bytes: Bytes,
  file: Sent = {},
): Promise<z.infer<typeof File>> {
  const upload = await start(account, bytes, file);
  const status = await put(upload, bytes);
  if (status !== 200) throw new Error(`The store answered ${status}`);
  return File.parse(await account.mutate("uploads.complete", { fileId: upload.fileId }));
}

/** Uploads one small file and makes a link to it. */
export async function shareFile(account: Account, rules: object = {}, file: Sent = {}, bytes = "hello") {
  const { fileId } = await sendFile(account, bytes, file);
  return Link.parse(await account.mutate("links.create", { fileId, ...rules }));
}
