import { readFileSync } from "node:fs";
import { appCodes } from "@dropify/core/error";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { Account } from "./account.ts";
import { readRefusal } from "./refusal.ts";
import { sendFile, shareFile, start } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";
import { AppCode } from "./wire-shapes.ts";

type Code = z.infer<typeof AppCode>;
type Provoke = (owner: Account) => Promise<Response>;

/** Told by tests that have an app of their own, or break an engine. */
const elsewhere: [Code, string][] = [
  ["SIGN_UP_CLOSED", "own-machine.test.ts"],
  ["SIZE_MISMATCH", "store-away.test.ts"],
  ["DIGEST_MISMATCH", "store-away.test.ts"],
  ["STORE_UNAVAILABLE", "store-away.test.ts"],
  ["TOO_MANY_TRIES", "limits.test.ts"],
];

const nothing = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const mutate = (owner: Account, procedure: string, input: unknown) =>
  owner.post(`/api/trpc/${procedure}`, input);
const query = (owner: Account, procedure: string, input: unknown) =>
  owner.send(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);

const provocations: [Code, number, string, Provoke][] = [
  ["BAD_CURSOR", 400, "BAD_REQUEST", (ada) => query(ada, "files.list", { cursor: "x" })],
  ["BAD_INPUT", 400, "BAD_REQUEST", (ada) => query(ada, "files.list", { limit: 0 })],
  [
    "FILE_TOO_LARGE",
    400,
    "BAD_REQUEST",
    (ada) => mutate(ada, "uploads.start", { files: [{ fileName: "a", fileSize: 2 ** 43 }] }),
  ],
  [
    "FORBIDDEN_ORIGIN",
    403,
    "FORBIDDEN",
    (ada) => ada.send("/api/trpc/quota.get", { method: "POST", headers: { origin: "https://evil.example" } }),
  ],
  ["LINK_GONE", 404, "NOT_FOUND", (ada) => query(ada, "links.view", { linkId: "x" })],
  [
    "LINK_LOCKED",
    401,
    "UNAUTHORIZED",
    async (ada) => {
      const { linkId } = await shareFile(ada, { password: "open sesame" });
      return mutate(ada, "links.download", { linkId });
    },
  ],
  [
    "NAME_TAKEN",
    409,
    "CONFLICT",
    async (ada) => {
      await mutate(ada, "folders.create", { name: "x" });
      return mutate(ada, "folders.create", { name: "x" });
    },
  ],
  ["NOT_FOUND", 404, "NOT_FOUND", (ada) => query(ada, "files.get", { fileId: nothing })],
  [
    "QUOTA_EXCEEDED",
    413,
    "PAYLOAD_TOO_LARGE",
    (ada) => mutate(ada, "uploads.start", { files: [{ fileName: "a", fileSize: 2 ** 40 }] }),
  ],
  [
    "UNAUTHENTICATED",
    401,
    "UNAUTHORIZED",
    async (ada) => {
      await ada.post("/api/auth/sign-out", {});
      return query(ada, "files.list", {});
    },
  ],
  [
    "UPLOAD_COMPLETED",
    409,
    "CONFLICT",
    async (ada) => mutate(ada, "uploads.abort", { fileId: (await sendFile(ada, "x")).fileId }),
  ],
  ["UPLOAD_GONE", 404, "NOT_FOUND", (ada) => mutate(ada, "uploads.complete", { fileId: nothing })],
  [
    "UPLOAD_INCOMPLETE",
    412,
    "PRECONDITION_FAILED",
    async (ada) => mutate(ada, "uploads.complete", { fileId: (await start(ada, "x")).fileId }),
  ],
];

test("the list of refusals is closed", () => {
  const told = [...provocations.map(([code]) => code), ...elsewhere.map(([code]) => code)];

  expect(AppCode.options).toEqual(appCodes.toSorted());
  expect(told.toSorted()).toEqual(AppCode.options);
});

test.each(elsewhere)("%s is told by %s", (code, file) => {
  expect(readFileSync(new URL(file, import.meta.url), "utf8")).toContain(`"${code}"`);
});

test.each(provocations)(
  "%s comes with status %i and a message for people",
  async (appCode, httpStatus, code, provoke) => {
    const response = await provoke(await newOwner());
    const refusal = await readRefusal(response);

    expect(refusal.data).toMatchObject({ appCode, code, httpStatus });
    expect(refusal.message).toMatch(/[a-z]/);
    if (appCode === "QUOTA_EXCEEDED") expect(refusal.data.missingBytes).toBe(2 ** 40 - 10 * 1024 ** 3);
  },
);
