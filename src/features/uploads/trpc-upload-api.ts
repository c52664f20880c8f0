import type { useTRPCClient } from "@/trpc/client.tsx";
import type { UploadApi } from "./queue/upload-api.ts";
import { PassingFailure } from "./queue/upload-failure.ts";
import { judgeRefusal, refusalIn } from "./refusal.ts";

type Client = Pick<ReturnType<typeof useTRPCClient>, "uploads">;

/** The server's upload procedures as the queue asks for them. */
export function trpcUploadApi({ uploads }: Client): UploadApi {
  return {
    async start(files, requestId) {
      return (await judged(uploads.start.mutate({ files, requestId }))).uploads;
    },
    async signParts(fileId, partNumbers) {
      return (await judged(uploads.signParts.mutate({ fileId, partNumbers }))).parts;
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
  };
}

async function judged<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const refusal = refusalIn(error);
    throw refusal ? judgeRefusal(refusal) : new PassingFailure("CONNECTION_LOST");
  }
}
