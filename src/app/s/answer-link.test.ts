import { AppError } from "@dropify/core/error";
import { newSecretId } from "@dropify/core/id";
import { log } from "@dropify/core/log";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { requestIdOf } from "@/server/request-id.ts";
import { answerLink } from "./answer-link.ts";

const request = new Request("https://files.example.org/s/x/download");
const logged = vi.spyOn(log, "error");

beforeEach(() => void logged.mockImplementation(() => {}));
afterEach(() => void logged.mockReset());

async function answerWith(error: Error, linkId = newSecretId()): Promise<Response> {
  return answerLink(request, linkId, "text", () => Promise.reject(error));
}

test("when an engine does not answer, says so calmly, with a reference to the log and nothing of the failure", async () => {
  const linkId = newSecretId();
  const response = await answerWith(new Error("connect ECONNREFUSED 10.0.0.7:8000"), linkId);

  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("10");
  const text = await response.text();
  const reference = /\((\w{26})\)/.exec(text)?.[1];
  expect(reference).toBe(requestIdOf(request));
  expect(text).not.toContain("ECONNREFUSED");
  expect(logged).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ requestId: reference }),
    expect.any(String),
  );
  expect(JSON.stringify(logged.mock.calls)).not.toContain(linkId);
});

test("a link that is gone is no failure", async () => {
  const response = await answerWith(new AppError("LINK_GONE", "gone"));

  expect(response.status).toBe(404);
  expect(logged).not.toHaveBeenCalled();
});

test("what cannot be a link is not looked up", async () => {
  const response = await answerWith(new Error("looked up"), "not-a-link");

  expect(response.status).toBe(404);
});
