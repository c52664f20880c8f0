import { headers } from "next/headers";

/**
 * Without it a browser leaves the page for a file that is let go over it: before the page is awake, and where nothing
 * takes files. What does take them listens after this, and says so by its own `dropEffect`.
 */
const guard = `for (const type of ["dragover", "drop"])
  addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });`;

/** Runs with the document itself, long before React. */
export async function FileDropGuard() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // Browsers hide a nonce once they have read it.
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: guard }} />
  );
}
