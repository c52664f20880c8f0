declare global {
  interface Window {
    /** Chromium alone has it, and the types of the DOM do not. */
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  }
}

/** What a browser is asked to hold in memory, at most. */
const mostInMemory = 1024 ** 3;

/** This browser can write to no file as it goes, and the archive is more than it should hold. */
export class TooLargeToHold extends Error {}

/** Above this the archive goes straight to a file that the visitor chooses, where the browser can do that. */
const largeBytes = 512 * 1024 ** 2;

/**
 * Where the archive goes: decided at once, since a browser lets a page ask for a file only while a click is fresh.
 * Else it is written to the browser's own storage and saved from there; only where that lacks too, in memory.
 * @param bytes expected, undefined where it is not known
 */
export async function openTarget(
  name: string,
  bytes: number | undefined,
): Promise<(stream: ReadableStream<Uint8Array>) => Promise<void>> {
  const { showSaveFilePicker } = window;
  if (showSaveFilePicker && (bytes === undefined || bytes > largeBytes)) {
    const file = await showSaveFilePicker({ suggestedName: name });
    return async (stream) => stream.pipeTo(await file.createWritable());
  }
  const scratch = await scratchFile(name);
  return async (stream) => {
    if (!scratch) return offer(await held(stream), name);
    await stream.pipeTo(await scratch.createWritable());
    offer(await scratch.getFile(), name);
  };
}

async function held(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > mostInMemory) controller.error(new TooLargeToHold("The archive is too large for memory"));
      else controller.enqueue(chunk);
    },
  });
  return new Response(stream.pipeThrough(limit)).blob();
}

async function scratchFile(name: string): Promise<FileSystemFileHandle | undefined> {
  try {
    const folder = await navigator.storage.getDirectory();
    // What an earlier visit left has been saved by now.
    for await (const old of folder.keys()) await folder.removeEntry(old).catch(() => undefined);
    const file = await folder.getFileHandle(name, { create: true });
    return "createWritable" in file ? file : undefined;
  } catch {
    return undefined;
  }
}

function offer(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
}
