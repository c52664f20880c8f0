import type { PendingPage, PendingUpload } from "@dropify/core/uploads/upload.schema";
import type { useTRPCClient } from "@/trpc/client.tsx";
import type { UploadApi } from "./queue/upload-api.ts";
import { PassingFailure } from "./queue/upload-failure.ts";
import { judgeRefusal, refusalIn } from "./refusal.ts";
import type { FoldersApi } from "./tree/ensure-folders.ts";

type Client = Pick<ReturnType<typeof useTRPCClient>, "uploads" | "files" | "folders">;

/** The server's procedures as uploads ask for them. */
export function trpcUploadApi({ uploads, files, folders }: Client): UploadApi & FoldersApi {
  return {
    async start(newFiles, requestId) {
      return (await judged(uploads.start.mutate({ files: newFiles, requestId }))).uploads;
    },
    async signParts(fileId, parts) {
      const partNumbers = parts.map(({ partNumber }) => partNumber);
      const sha256 = parts.flatMap((part) => part.sha256 ?? []);
      const question = { fileId, partNumbers, ...(sha256.length > 0 && { sha256 }) };
      return (await judged(uploads.signParts.mutate(question))).parts;
    },
    async complete(fileId, parts) {
      await judged(uploads.complete.mutate({ fileId, parts }));
    },
    async completeMany(fileIds) {
      const { results } = await judged(uploads.completeMany.mutate({ fileIds }));
      return results.map((result) => ({
        fileId: result.fileId,
        failure: "error" in result ? judgeRefusal({ httpStatus: 400, ...result.error }) : null,
      }));
    },
    async abort(fileId) {
      await judged(uploads.abort.mutate({ fileId }));
    },
    async pending() {
      const all: PendingUpload[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: PendingPage = await judged(uploads.pending.query(cursor ? { cursor } : undefined));
        all.push(...page.uploads);
        cursor = page.cursor;
      }
      return all;
    },
    async pendingOne(fileId) {
      const { uploads: found } = await judged(uploads.pending.query({ fileId }));
      return found[0] ?? null;
    },
    async conflicts(folderId, fileNames) {
      return (await judged(files.conflicts.query({ folderId, fileNames }))).conflicts;
    },
    async listNames(folderId, cursor) {
      const page = { folderId, sort: "name", order: "asc", limit: 200, ...(cursor && { cursor }) } as const;
      const { items, cursor: next } = await judged(files.list.query(page));
      return { files: items, cursor: next };
    },
    async ensureTree(parentId, paths) {
      return (await judged(folders.ensureTree.mutate({ parentId, paths }))).folders;
    },
  };
}

async function judged<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const refusal = refusalIn(error);
    throw refusal ? judgeRefusal(refusal) : new PassingFailure("CONNECTION_LOST", { attempts: 40 });
  }
}
