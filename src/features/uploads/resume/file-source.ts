/** A file that a browser can open again: what was dropped, and the way to the file inside when that is a folder. */
export interface FileSource {
  handle: FileSystemFileHandle | FileSystemDirectoryHandle;
  /** Names of the folders from inside the dropped one down to the file's; empty when the file itself was dropped. */
  folders: readonly string[];
  name: string;
}

/**
 * Opens the file again, after asking for leave where the browser wants to: to be called when something was pressed.
 * Null when leave was not given. @throws DOMException when it is no longer there
 */
export async function openSource({ handle, folders, name }: FileSource): Promise<File | null> {
  if (!(await mayRead(handle))) return null;
  if (handle.kind === "file") return handle.getFile();
  let folder = handle;
  for (const below of folders) folder = await folder.getDirectoryHandle(below);
  return (await folder.getFileHandle(name)).getFile();
}

async function mayRead(handle: FileSystemHandle): Promise<boolean> {
  // Only browsers that ask have it.
  if (!("requestPermission" in handle) || typeof handle.requestPermission !== "function") return true;
  const answer: unknown = await handle.requestPermission({ mode: "read" });
  return answer === "granted";
}
