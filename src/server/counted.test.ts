import { dynamodb } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { getFile } from "@dropify/core/files/files";
import { newId } from "@dropify/core/id";
import { log } from "@dropify/core/log";
import { sendWhole } from "@dropify/core/testing/send-file";
import { startUploads } from "@dropify/core/uploads/start-uploads";
import { expect, onTestFinished, test, vi } from "vitest";
import { onRequestError } from "../instrumentation.ts";
import { newCaller } from "./testing/new-caller.ts";

/** What is told to CloudWatch from now on, by its name. */
function counted(): () => Record<string, number> {
  env.METRICS_NAMESPACE = "dropify/test";
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => {
    env.METRICS_NAMESPACE = undefined;
    written.mockRestore();
  });
  return () => {
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)));
    const sums: Record<string, number> = {};
    for (const { _aws, ...values } of lines)
      for (const [name, value] of Object.entries(values)) sums[name] = (sums[name] ?? 0) + Number(value);
    return sums;
  };
}

test("an upload is counted when it is complete, once, alone or among many", async () => {
  const { userId, call } = newCaller();
  const files = ["a", "b", "c"].map((fileName) => ({ fileName, fileSize: 5, mimeType: "text/plain" }));
  const { uploads } = await startUploads(userId, { files });
  const [first = "", ...rest] = await Promise.all(uploads.map((each) => sendWhole(each, new Uint8Array(5))));
  const sums = counted();

  await call.uploads.complete({ fileId: first });
  await call.uploads.complete({ fileId: first });
  expect(sums()).toEqual({ Uploads: 1 });
  await call.uploads.completeMany({ fileIds: [first, ...rest] });
  expect(sums()).toEqual({ Uploads: 3 });
});

test("every request that DynamoDB puts off is counted, also those that a retry makes good", async () => {
  let left = 2;
  dynamodb.middlewareStack.add(
    (next) => async (args) => {
      if (left-- <= 0) return next(args);
      throw Object.assign(new Error("slow down"), { name: "ThrottlingException", $retryable: {} });
    },
    { step: "deserialize", priority: "low", name: "putOff" },
  );
  onTestFinished(() => void dynamodb.middlewareStack.remove("putOff"));
  const sums = counted();

  await expect(getFile(newId(), newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(sums()).toEqual({ Throttles: 2 });
});

test("a page that fails is counted and logged, without what its address must not tell", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    logged.mockRestore();
  });
  const sums = counted();

  await onRequestError(
    new Error("broken"),
    { path: "/files?cursor=secret", method: "GET", headers: {} },
    {
      routerKind: "App Router",
      routePath: "/files",
      routeType: "render",
      renderSource: "react-server-components",
      revalidateReason: undefined,
    },
  );

  expect(sums()).toEqual({ Errors: 1 });
  expect(logged).toHaveBeenCalledWith(
    expect.objectContaining({ route: "/files", method: "GET", path: "/files" }),
    "A page failed",
  );
});
