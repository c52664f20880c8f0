import { completeUpload } from "../uploads/complete-upload.ts";
import { startUploads } from "../uploads/start-uploads.ts";
import { NewFile, type SignedRequest, type StartedUpload } from "../uploads/upload.schema.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** Sends bytes to a signed address. @returns the store's answer: its status, and its error code if it has one */
export async function send(to: SignedRequest, body: Bytes): Promise<{ status: number; code?: string }> {
  const response = await fetch(to.url, { method: "PUT", headers: to.headers, body });
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  return { status: response.status, ...(code && { code }) };
}

/** Sends a small file as far as the store. @throws Error when the store refuses it */
export async function sendWhole(started: StartedUpload | undefined, bytes: Bytes): Promise<string> {
  if (started?.method !== "single") throw new Error("expected a single PUT");
  const { status } = await send(started, bytes);
  if (status !== 200) throw new Error(`The store answered ${status}`);
  return started.fileId;
}

/** Uploads a small file and completes it. @returns its id */
export async function sendFile(
  userId: string,
  fileName: string,
  bytes: Bytes,
  options: Partial<NewFile> = {},
): Promise<string> {
  const file = NewFile.parse({ fileName, fileSize: bytes.length, ...options });
  const { uploads } = await startUploads(userId, { files: [file] });
  const fileId = await sendWhole(uploads[0], bytes);
  await completeUpload(userId, { fileId });
  return fileId;
}
