import { z } from "zod";

const maxNameBytes = 255;
const controlCharacters = /\p{Cc}/u;
/** Overrides and isolates of writing direction can make "exe.gpj" read as "jpg.exe". */
const directionTricks = /[\u202A-\u202E\u2066-\u2069]/u;

/**
 * The name of a file or folder, as people see it: composed (NFC), 1 to 255 bytes of UTF-8, the limit
 * of common file systems, and nothing that could be read as a path.
 */
export const FileName = z
  .string()
  .max(4 * maxNameBytes, "A name may be at most 255 bytes long")
  .refine((name) => name.isWellFormed(), "A name must be valid Unicode text")
  .transform((name) => name.normalize("NFC"))
  .refine((name) => name.trim() !== "", "A name may not be empty")
  .refine(
    (name) => new TextEncoder().encode(name).length <= maxNameBytes,
    "A name may be at most 255 bytes long",
  )
  .refine((name) => name !== "." && name !== "..", 'A name may not be "." or ".."')
  .refine((name) => !/[/\\]/.test(name), "A name may not contain / or \\")
  .refine((name) => !controlCharacters.test(name), "A name may not contain control characters")
  .refine(
    (name) => !directionTricks.test(name),
    "A name may not contain characters that reverse its direction",
  );
