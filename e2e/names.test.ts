import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { sendFile } from "./send-file.ts";
import { newOwner } from "./shared-app.ts";

const ada = await newOwner();
const { fileId } = await sendFile(ada, "hello");

test.each([
  ["empty", "", "empty"],
  ["blank", "  ", "empty"],
  ["of 256 bytes", "ä".repeat(128), "255 bytes"],
  ["of a megabyte", "a".repeat(900_000), "255 bytes"],
  ["this folder", ".", '"."'],
  ["the folder above", "..", '".."'],
  ["a path", "a/b", "/"],
  ["a path of Windows", "a\\b", "\\"],
  ["with NUL", "a\0b", "control characters"],
  ["with a line break", "a\r\nSet-Cookie: b", "control characters"],
  ["with half a character", "a\ud800b", "Unicode"],
  ["that turns around", "a\u202egpj.exe", "direction"],
])("a name that is %s is refused, naming the rule", async (_, fileName, rule) => {
  const refusals = await Promise.all(
    [
      ada.mutate("uploads.start", { files: [{ fileName, fileSize: 1 }] }),
      ada.mutate("files.rename", { fileId, fileName }),
      ada.mutate("folders.create", { name: fileName }),
    ].map(refusalOf),
  );

  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", appCode: "BAD_INPUT" });
    expect(refusal.message).toContain(rule);
  }
});

test.each([
  ["of 255 bytes", `${"ä".repeat(127)}a`],
  ["with dots at its end", "trailing..."],
  ["a device of Windows", "CON"],
  ["a tag", "<img src=x onerror=alert(1)>"],
  ["a key of objects", "__proto__"],
  ["of pictures", "👩‍👧 🏳️‍🌈.png"],
])("a name that is %s is kept to the letter", async (_, fileName) => {
  expect(await ada.mutate("files.rename", { fileId, fileName })).toMatchObject({ fileName });
});

test("a name in pieces is put together, so that it is one name everywhere", async () => {
  expect(await ada.mutate("files.rename", { fileId, fileName: "a\u0308.txt" })).toMatchObject({
    fileName: "ä.txt",
  });
});
