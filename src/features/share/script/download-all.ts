import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { LinkEnded } from "./fetch-part.ts";
import { listParts } from "./list-parts.ts";
import { openTarget } from "./save-stream.ts";
import { zipFiles } from "./zip-files.ts";

/** Makes the button work that the page holds back from browsers without a script. */
export function offerDownloadAll(form: HTMLFormElement): void {
  const { address = "", name = "files.zip", bytes } = form.dataset;
  const button = form.querySelector("button");
  const status = form.querySelector("output");
  const total = bytes ? Number(bytes) : undefined;
  let stop: AbortController | undefined;
  if (!button || !status) return;
  const label = [...button.childNodes];
  form.hidden = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (stop) return stop.abort();
    void run(new AbortController());
  });

  async function run(controller: AbortController): Promise<void> {
    if (!button || !status) return;
    stop = controller;
    const { signal } = controller;
    try {
      const save = await openTarget(name, total);
      button.replaceChildren("Stop");
      status.textContent = "Preparing…";
      const stream = zipFiles({
        parts: listParts(address, signal),
        addressOf: (fileId) => `${address}/download/${fileId}`,
        signal,
        onProgress: ({ files, bytes: done }) => {
          const of = total === undefined ? "" : ` of ${formatBytes(total)}`;
          status.textContent = `${formatCount(files, "file")}, ${formatBytes(done)}${of}`;
          if (total) form.style.setProperty("--done", `${Math.min(100, (100 * done) / total)}%`);
        },
      });
      await save(stream);
      status.textContent = "Saved. Unpack it to see what is inside.";
    } catch (error) {
      status.textContent = sayWhy(error, signal);
    } finally {
      stop = undefined;
      form.style.removeProperty("--done");
      button.replaceChildren(...label);
    }
  }
}

function sayWhy(error: unknown, signal: AbortSignal): string {
  if (signal.aborted || (error instanceof DOMException && error.name === "AbortError")) return "Stopped.";
  if (error instanceof LinkEnded) return "The link does not give more. Ask its sender, or take single files.";
  return "The connection broke off and did not come back. Try again: it counts once within the hour.";
}
