import { fileExtension } from "@/components/file-kind.ts";

/** Endings that only mean something together. */
const doubled = /(?!^)\.tar\.[a-z0-9]{1,4}$/i;

/**
 * A name in two parts: the stem, which may be cut short or be selected for renaming, and the extension with its dot,
 * which must stay readable.
 */
export function splitName(name: string): { stem: string; extension: string } {
  const extension = doubled.exec(name)?.[0] ?? fileExtension(name);
  return { stem: name.slice(0, name.length - extension.length), extension };
}
