import { fileExtension } from "@/components/file-kind.ts";

/** The limit of file systems and of the server, in bytes of UTF-8. */
const LONGEST = 255;

/**
 * The names to try when one is taken, best first: "report (2).pdf", "report (3).pdf", … A name that carries such a
 * number already goes on counting from it.
 */
export function* freshNames(name: string): Generator<string> {
  const extension = fileExtension(name);
  const whole = name.slice(0, name.length - extension.length);
  const [, stem = whole, number = "1"] = /^(.+) \((\d{1,6})\)$/s.exec(whole) ?? [];
  for (let n = Number(number) + 1; ; n += 1) {
    const end = ` (${n})${extension}`;
    yield `${cutTo(stem, LONGEST - byteLength(end))}${end}`;
  }
}

function cutTo(stem: string, bytes: number): string {
  let cut = stem;
  // By characters, never in the middle of one.
  while (byteLength(cut) > bytes && cut !== "") cut = Array.from(cut).slice(0, -1).join("");
  return cut;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
