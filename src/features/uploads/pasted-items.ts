import type { DroppedItem } from "./tree/dropped-nodes.ts";

/**
 * What was pasted, images under a name of their own: every browser calls each of them "image.png".
 * `at` is the visitor's local time.
 */
export function pastedItems(items: DroppedItem[], at: Date): DroppedItem[] {
  return items.map((item) => {
    const { node } = item;
    const [, extension] = /^image\.(\w+)$/.exec(node.name) ?? [];
    if (!extension || node.kind === "folder") return item;
    const name = `Pasted image ${stamp(at)}.${extension}`;
    const open = async () => {
      const file = await node.open();
      return new File([file], name, { type: file.type });
    };
    return { ...item, node: { ...node, name, open } };
  });
}

/** "2026-11-24 at 09.05.07": sorts by time, and no character that some file system refuses. */
function stamp(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day} at ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(".")}`;
}
