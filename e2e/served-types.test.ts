import { expect, test } from "vitest";
import { sendFile, shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";
import { Grant } from "./wire-shapes.ts";

const ada = await newOwner();
const page = "<!doctype html><script>alert(1)</script>";

/** The bytes as a recipient gets them. */
async function download(rules: { fileName?: string; mimeType?: string }): Promise<Response> {
  const { linkId } = await shareFile(ada, {}, rules);
  const redirect = await stranger().send(`/s/${linkId}/download`);
  expect(redirect.status).toBe(302);
  const response = await fetch(redirect.headers.get("location") ?? "");
  await response.arrayBuffer();
  return response;
}

test.each([
  "text/html",
  "image/svg+xml",
  "application/xhtml+xml",
  "application/pdf",
  "text/xml",
  "text/javascript",
  "text/html;charset=utf-8",
  "IMAGE/SVG+XML",
  "no type at all",
])("%s could run as a page: it is plain bytes to save", async (mimeType) => {
  const { headers } = await download({ fileName: "page", mimeType });

  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("a page that calls itself a picture is saved as one, and taken for nothing else", async () => {
  const { linkId } = await shareFile(ada, {}, { fileName: "page.png", mimeType: "image/png" }, page);
  const redirect = await stranger().send(`/s/${linkId}/download`);
  const response = await fetch(redirect.headers.get("location") ?? "");

  expect(await response.text()).toBe(page);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^attachment;/),
    "x-content-type-options": "nosniff",
  });
});

test.each([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/avif",
  "image/gif",
  "audio/mpeg",
  "video/mp4",
  "text/plain",
])("%s keeps its type", async (mimeType) => {
  expect((await download({ mimeType })).headers.get("content-type")).toBe(mimeType);
});

/** The bytes as the page shows them. */
async function look(mimeType: string) {
  const { linkId } = await shareFile(ada, {}, { fileName: "page", mimeType });
  const redirect = await stranger().send(`/s/${linkId}/download?view=1`);
  const address = redirect.headers.get("location");
  if (!address) return { status: redirect.status };
  const { status, headers } = await fetch(address, { headers: { range: "bytes=1-2" } });
  expect(new URL(address).origin).not.toBe(ada.url);
  return { status, type: headers.get("content-type"), disposition: headers.get("content-disposition") };
}

test.each(["image/png", "video/mp4", "audio/mpeg", "text/plain", "application/pdf"])(
  "%s is shown from the store's origin, any part of it",
  async (mimeType) => {
    expect(await look(mimeType)).toEqual({
      status: 206,
      type: mimeType,
      disposition: "inline; filename=page",
    });
  },
);

test.each(["text/html", "image/svg+xml", "application/xhtml+xml", "application/pdf;x=y", "application/zip"])(
  "%s is not to be looked at",
  async (mimeType) => {
    expect(await look(mimeType)).toEqual({ status: 404 });
  },
);

test("the owner gets the same care as a recipient", async () => {
  const { fileId } = await sendFile(ada, "<script>", { fileName: "page.html", mimeType: "text/html" });
  const { url } = Grant.parse(await ada.query("files.downloadUrl", { fileId }));
  const { headers } = await fetch(url);

  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(new URL(url).origin).not.toBe(ada.url);
});

test.each([
  ["trailing dots...", 'filename="trailing dots"'],
  ["CON", 'filename=_CON|filename="_CON"'],
  ["<img src=x onerror=alert(1)>.png", 'filename="_img src=x onerror=alert(1)_.png"'],
  ['"; x="y.txt', 'filename="_; x=_y.txt"'],
  ["größe.txt", "filename\\*=utf-8''gr%C3%B6%C3%9Fe\\.txt"],
])("a file called %j is saved under a clean name", async (fileName, expected) => {
  const disposition = (await download({ fileName })).headers.get("content-disposition") ?? "";

  expect(disposition).toMatch(/^attachment; filename=[ -~]+$/);
  expect(disposition.toLowerCase()).toMatch(new RegExp(expected.toLowerCase().replaceAll(/[()]/g, "\\$&")));
});
