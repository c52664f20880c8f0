import { createFolder } from "@dropify/core/files/folders";
import { sendWhole } from "@dropify/core/testing/send-file";
import { completeMany } from "@dropify/core/uploads/complete-many";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { NewFile } from "@dropify/core/uploads/upload.schema";
import { folderNames, sampleFiles } from "./sample-files.ts";

/**
 * Makes the folders and sends the files as a browser would: to signed addresses.
 * @returns the file ids by name
 * @throws Error when the store does not take a file
 */
export async function uploadSamples(userId: string): Promise<Map<string, string>> {
  const folders = await Promise.all(folderNames.map((name) => createFolder(userId, { name })));
  const folderIds = new Map(folders.map(({ name, folderId }) => [name, folderId]));
  const samples = sampleFiles();
  const files = samples.map(({ folder, fileName, mimeType, bytes }) =>
    NewFile.parse({
      fileName,
      mimeType,
      fileSize: bytes.length,
      folderId: folder && folderIds.get(folder),
    }),
  );
  const { uploads } = await startUploads(userId, { files });
  await Promise.all(
    uploads.map(async (upload, index) => {
      await sendWhole(upload, new Uint8Array(samples[index]?.bytes ?? []));
    }),
  );
  const { results } = await completeMany(
    userId,
    uploads.map(({ fileId }) => fileId),
  );
  return new Map(
    results.map((result) => {
      if ("error" in result) throw new Error(result.error.message);
      return [result.file.fileName, result.fileId];
    }),
  );
}
