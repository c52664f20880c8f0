import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { DamagedFile } from "./check-bytes.ts";
import { LinkEnded } from "./fetch-part.ts";
import { listParts } from "./list-parts.ts";
import { openTarget, TooLargeToHold } from "./save-stream.ts";
import { sumSizes } from "./sum-sizes.ts";
import { zipFiles } from "./zip-files.ts";

/** Makes the button work that the page holds back from browsers without a script. */
export function offerDownloadAll(form: HTMLFormElement): void {
  const { address = "", name = "files.zip", folder, bytes } = form.dataset;
  const place = { address, folder };
  const button = form.querySelector("button");
  const status = form.querySelector("output");
  let total = bytes ? Number(bytes) : undefined;
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
    let nextSaid = 0;
    let areIntact = false;
    try {
      const save = await openTarget(name, total);
      button.replaceChildren("Stop");
      status.textContent = "Preparing…";
      const stream = zipFiles({
        parts: listParts(place, signal, () => {
          if (total === undefined) void learnTotal(signal);
        }),
        addressOf: (fileId) => `${address}/download/${fileId}`,
        signal,
        onProgress: ({ files, bytes: done, intact }) => {
          areIntact = files > 0 && intact === files;
          // Often enough for eyes, seldom enough for a screen reader.
          if (performance.now() < nextSaid) return;
          nextSaid = performance.now() + 400;
          const share = total ? Math.min(100, Math.floor((100 * done) / total)) : undefined;
          const of = share === undefined ? "" : ` of ${formatBytes(total ?? done)} (${share} %)`;
          status.textContent = `${formatCount(files, "file")}, ${formatBytes(done)}${of}`;
          if (share !== undefined) form.style.setProperty("--done", `${share}%`);
        },
      });
      await save(stream);
      const found = areIntact ? "Saved, each file as it was sent." : "Saved.";
      status.textContent = `${found} Unpack it to see what is inside.`;
    } catch (error) {
      status.textContent = sayWhy(error, signal);
    } finally {
      stop = undefined;
      form.style.removeProperty("--done");
      button.replaceChildren(...label);
    }
  }

  /** The page knows the size of what it shows; what lies deeper is added up while the first files come. */
  async function learnTotal(signal: AbortSignal): Promise<void> {
    total = await sumSizes(place, signal).catch(() => undefined);
  }
}

function sayWhy(error: unknown, signal: AbortSignal): string {
  if (signal.aborted || (error instanceof DOMException && error.name === "AbortError")) return "Stopped.";
  if (error instanceof TooLargeToHold)
    return "This is more than this browser can put into one file. Take single files, or use another browser.";
  if (error instanceof LinkEnded) return "The link does not give more. Ask its sender, or take single files.";
  if (error instanceof DamagedFile)
    return "A file did not arrive as it was sent. Try again: it counts once within the hour.";
  return "The connection broke off and did not come back. Try again: it counts once within the hour.";
}
