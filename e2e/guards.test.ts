import { expect, test } from "vitest";
import { z } from "zod";
import { Link } from "./link-shapes.ts";
import { askRaw, sendEndlessly } from "./raw-http.ts";
import { readRefusal } from "./refusal.ts";
import { sendFile } from "./send-file.ts";
import { appUrl, newOwner, stranger } from "./shared-app.ts";

const MiB = 1024 ** 2;
const ada = await newOwner();
const { fileId } = await sendFile(ada, "hello");
const cookie = ada.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
const remove = { method: "POST", body: JSON.stringify({ fileId }) };
const json = { "content-type": "application/json" };
const Made = z.object({ result: z.object({ data: Link }) });
const isThere = () => expect(ada.query("files.get", { fileId })).resolves.toMatchObject({ trashedAt: null });

test.each([
  ["another origin", { ...json, origin: "https://evil.example" }],
  ["a hidden origin", { ...json, origin: "null" }],
  ["a browser that calls it cross-site", { ...json, "sec-fetch-site": "cross-site" }],
])("a change from %s is refused, cookies or not", async (_, headers) => {
  const refusal = await readRefusal(await ada.send("/api/trpc/files.trash", { ...remove, headers }));

  expect(refusal.data).toMatchObject({ code: "FORBIDDEN", appCode: "FORBIDDEN_ORIGIN", httpStatus: 403 });
  await isThere();
});

test.each(["/api/trpc/quota.get", "/api/auth/get-session", "/", "/sign-in", `/s/${"0".repeat(22)}`])(
  "%s asked for under another host's name is refused",
  async (path) => {
    const { status, text } = await askRaw(appUrl + path, { headers: { host: "evil.example", cookie } });

    expect(status).toBe(403);
    expect(text).toContain("meant for another site");
  },
);

test("where a page sends its visitor never follows what the request says of its host", async () => {
  const forged = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };
  const toSignIn = await askRaw(`${appUrl}/`, { headers: forged });
  expect(toSignIn.status).toBe(307);
  expect(new URL(String(toSignIn.headers["location"]), appUrl).origin).toBe(appUrl);

  const made = await ada.send("/api/trpc/links.create", { ...remove, headers: { ...json, ...forged } });
  const { url, linkId } = Made.parse(await made.json()).result.data;
  expect(new URL(url).origin).toBe(appUrl);
  const download = await askRaw(`${appUrl}/s/${linkId}/download`, { headers: forged });
  expect(download.status).toBe(302);
  expect(String(download.headers["location"])).not.toContain("evil.example");
});

test.each([
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "text/plain",
  "application/jsonp",
])("a change as %s is refused before it is read", async (type) => {
  const refusal = await readRefusal(
    await ada.send("/api/trpc/files.trash", { ...remove, headers: { "content-type": type } }),
  );

  expect(refusal.data).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE", appCode: "BAD_INPUT" });
  await isThere();
});

test("a change by GET is refused, and so are methods that nothing here uses", async () => {
  const input = encodeURIComponent(JSON.stringify({ fileId }));
  const byGet = await readRefusal(await ada.send(`/api/trpc/files.trash?input=${input}`));
  expect(byGet.data).toMatchObject({ code: "METHOD_NOT_SUPPORTED", httpStatus: 405 });
  for (const method of ["PUT", "PATCH", "DELETE"])
    expect((await ada.send("/api/trpc/files.trash", { method, body: "{}", headers: json })).status).toBe(405);
  await isThere();
});

test.each([
  ["half a JSON", '{"fileId":'],
  ["no JSON", "NaN"],
  ["a list", "[]"],
  ["nothing", "null"],
  ["a number", '{"fileId":9007199254740993}'],
  ["a field too many", JSON.stringify({ fileId, admin: true })],
  ["another owner's name", JSON.stringify({ fileId, userId: "eve" })],
  ["the key of all objects", `{"fileId":"${fileId}","__proto__":{"admin":true}}`],
  ["a constructor", `{"fileId":"${fileId}","constructor":{"prototype":{"admin":true}}}`],
  ["half a megabyte of brackets", "[".repeat(MiB / 2 - 1) + "]".repeat(MiB / 2 - 1)],
  ["a megabyte of nested fields", `${'{"a":'.repeat(150_000)}1${"}".repeat(150_000)}`],
  ["a very long text", JSON.stringify({ fileId: "x".repeat(900_000) })],
])("%s is refused as input that is wrong, and says nothing of the inside", async (_, body) => {
  const response = await ada.send("/api/trpc/files.trash", { method: "POST", headers: json, body });
  const refusal = await readRefusal(response);

  expect(refusal.data).toMatchObject({ appCode: "BAD_INPUT", httpStatus: 400 });
  expect(refusal.message.length).toBeLessThan(300);
  await isThere();
});

test.each(["files.nothing", "nothing.here", "__proto__", "files.constructor", "files.get.call", "%00"])(
  "a procedure called %j is not there",
  async (path) => {
    const response = await ada.send(`/api/trpc/${path}`);
    expect(response.status).toBe(404);
    expect((await readRefusal(response)).data.appCode).toBe("NOT_FOUND");
  },
);

test("at most ten calls go in one request, by either method", async () => {
  const paths = (count: number, path: string) => Array.from({ length: count }, () => path).join(",");
  const batch = (path: string, init?: RequestInit) => ada.send(`/api/trpc/${path}?batch=1&input={}`, init);
  expect((await batch(paths(10, "quota.get"))).status).toBe(200);
  const post = { method: "POST", headers: json, body: "{}" };
  for (const response of [
    await batch(paths(11, "quota.get")),
    await batch(paths(1000, "quota.get")),
    await batch(",".repeat(2000)),
    await batch(paths(1000, "files.trash"), post),
    await batch(",".repeat(2000), post),
  ])
    expect((await readRefusal(response)).data).toMatchObject({ appCode: "BAD_INPUT", httpStatus: 400 });
});

test.each([
  ["the procedures", "/api/trpc/files.trash"],
  ["signing in", "/api/auth/sign-in/email"],
])("a body over 1 MiB is refused by %s, announced or not, without reading the rest", async (_, path) => {
  const announced = await stranger().send(path, { method: "POST", headers: json, body: " ".repeat(MiB + 1) });
  expect(announced.status).toBe(413);

  const { statusLine, taken } = await sendEndlessly(appUrl, path, { ...json, origin: appUrl });

  expect(statusLine).toContain("413");
  expect(taken).toBeLessThan(16 * MiB);
});
