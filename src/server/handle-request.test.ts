import { publicUrl } from "@dropify/core/env";
import { log } from "@dropify/core/log";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerProcedures } from "./answer-procedures.ts";
import { handleRequest, logRequest } from "./handle-request.ts";
import type { AppRouter } from "./routers/app-router.ts";

const info = vi.spyOn(log, "info");
const failure = vi.spyOn(log, "error");
beforeEach(() => {
  info.mockImplementation(() => {});
  failure.mockImplementation(() => {});
});
afterEach(() => {
  info.mockReset();
  failure.mockReset();
});

const url = `${publicUrl}/api/trpc/quota.get`;
const json = { origin: publicUrl, "content-type": "application/json" };
const reached = async () => new Response("reached");
const post = (init: RequestInit & { duplex?: "half" } = {}) =>
  handleRequest("trpc", new Request(url, { method: "POST", headers: json, ...init }), reached);

test.each([
  ["another site", { ...json, origin: "https://evil.example" }, 403, "FORBIDDEN", "FORBIDDEN_ORIGIN"],
  ["another host", { ...json, host: "evil.example" }, 403, "FORBIDDEN", "FORBIDDEN_ORIGIN"],
  [
    "a form",
    { ...json, "content-type": "multipart/form-data; boundary=x" },
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "BAD_INPUT",
  ],
  ["no type", { origin: publicUrl }, 415, "UNSUPPORTED_MEDIA_TYPE", "BAD_INPUT"],
  ["a claim of 2 MiB", { ...json, "content-length": "2097152" }, 413, "PAYLOAD_TOO_LARGE", "BAD_INPUT"],
])(
  "%s is refused in the shape of the procedures, before any is reached",
  async (_, headers, httpStatus, code, appCode) => {
    const response = await post({ headers, body: new Blob(["{}"]) });

    expect(response.status).toBe(httpStatus);
    expect(await response.json()).toEqual({
      error: {
        code: expect.any(Number),
        message: expect.stringMatching(/^[A-Z].*\.$/),
        data: { code, httpStatus, appCode },
      },
    });
  },
);

test("a body is not read past its first MiB", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });

  expect((await post({ body, duplex: "half" })).status).toBe(413);
  expect(sent).toBeLessThan(1.2 * 1024 ** 2);
});

test("a body goes on as it came, in any depth", async () => {
  const deep = `${"[".repeat(400_000)}${"]".repeat(400_000)}`;
  const request = new Request(url, { method: "POST", headers: json, body: deep });

  const response = await handleRequest("trpc", request, async (asked) => new Response(await asked.text()));

  expect(await response.text()).toBe(deep);
});

test("what a typed client sees of a refusal is what it sees of a procedure's", async () => {
  const fetchFromElsewhere = (input: URL | RequestInfo, init?: RequestInit) => {
    const headers = { ...json, origin: "https://evil.example" };
    return handleRequest("trpc", new Request(input, { ...init, headers, signal: null }), answerProcedures);
  };
  const link = httpBatchLink({ url: `${publicUrl}/api/trpc`, fetch: fetchFromElsewhere });
  const client = createTRPCClient<AppRouter>({ links: [link] });

  const [first, second] = await Promise.all([
    client.links.download.mutate({ linkId: "x" }).catch((error: unknown) => error),
    client.links.download.mutate({ linkId: "y" }).catch((error: unknown) => error),
  ]);

  expect(first).toBeInstanceOf(TRPCClientError);
  for (const error of [first, second])
    expect(error).toMatchObject({
      message: "This request comes from another site.",
      data: { code: "FORBIDDEN", appCode: "FORBIDDEN_ORIGIN", httpStatus: 403 },
    });
});

test("each answer is a line in the log, found by its number, without secrets", async () => {
  const request = new Request(`${publicUrl}/s/AbCd0123456789efghijkl/download?token=hush`);
  const response = await logRequest("download", request, reached);

  expect(response.headers.get("x-request-id")).toMatch(/^[0-9A-Z]{26}$/);
  expect(info).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      requestId: response.headers.get("x-request-id"),
      route: "download",
      path: "/s/AbCd…/download",
      status: 200,
    }),
    "answered",
  );
});

test("a bug is answered by its number alone, and told to the log", async () => {
  const request = new Request(url);
  const response = await handleRequest("trpc", request, () => Promise.reject(new Error("password=hunter2")));
  const id = response.headers.get("x-request-id");

  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({
    error: { message: `Something went wrong (${id})`, data: { code: "INTERNAL_SERVER_ERROR" } },
  });
  expect(failure).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ requestId: id }),
    "A request failed",
  );
});
