import { expect, test } from "vitest";
import { pastedFiles } from "./pasted-files.ts";

const at = new Date(2026, 10, 24, 9, 5, 7);

test("a pasted screenshot gets a name of its own and keeps its bytes and type", async () => {
  const [file] = pastedFiles([new File(["pixels"], "image.png", { type: "image/png" })], at);

  expect(file).toMatchObject({ name: "Pasted image 2026-11-24 at 09.05.07.png", type: "image/png" });
  await expect(file?.text()).resolves.toBe("pixels");
});

test("a pasted file keeps its name", () => {
  const report = new File(["words"], "report.pdf");

  expect(pastedFiles([report], at)).toEqual([report]);
});
