import { expect, test } from "vitest";
import { pastedItems } from "./pasted-items.ts";
import type { DroppedItem } from "./tree/dropped-nodes.ts";

const at = new Date(2026, 10, 24, 9, 5, 7);

function item(file: File): DroppedItem {
  return { node: { kind: "file", name: file.name, open: async () => file }, handle: Promise.resolve(null) };
}

test("a pasted screenshot gets a name of its own and keeps its bytes and type", async () => {
  const [pasted] = pastedItems([item(new File(["pixels"], "image.png", { type: "image/png" }))], at);

  if (pasted?.node.kind !== "file") throw new Error("A file stays a file");
  const file = await pasted.node.open();
  expect(file).toMatchObject({ name: "Pasted image 2026-11-24 at 09.05.07.png", type: "image/png" });
  await expect(file.text()).resolves.toBe("pixels");
});

test("a pasted file keeps its name", () => {
  const report = item(new File(["words"], "report.pdf"));

  expect(pastedItems([report], at)).toEqual([report]);
});
