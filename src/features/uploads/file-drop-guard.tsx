import { headers } from "next/headers";

/**
 * Without it a browser leaves the page for a file that is let go over it: before the page is awake, and where nothing
 * takes files. What takes them listens after this, and says so by its own `dropEffect`; until it does, what is let go
 * on its page is kept for `takeEarlyDrops`, read as it must be within the event.
 */
const guard = `{
  window.earlyDrops = [];
  const keep = (item) => {
    const entry = item.webkitGetAsEntry(), file = item.getAsFile(), handle = item.getAsFileSystemHandle?.();
    return {
      kind: item.kind,
      webkitGetAsEntry: () => entry,
      getAsFile: () => file,
      getAsFileSystemHandle: () => handle,
    };
  };
  for (const type of ["dragover", "drop"])
    addEventListener(type, (event) => {
      const { dataTransfer, target } = event;
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const isKept = window.earlyDrops && document.querySelector("[data-takes-drops]");
      dataTransfer.dropEffect = isKept ? "copy" : "none";
      if (isKept && type === "drop")
        window.earlyDrops.push({ items: Array.from(dataTransfer.items, keep), target });
    });
}`;

/** Runs with the document itself, long before React. */
export async function FileDropGuard() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // Browsers hide a nonce once they have read it.
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: guard }} />
  );
}
