/**
 * Takes from a text what must not be kept: a link's address is a secret, of which at most four characters remain
 * to find it by, and query strings carry signatures and input.
 */
export const redact = (text: string): string =>
  text
    .replace(/\?[^\s"'<>]+/g, "")
    // At the beginning of a path: in a stack, files of ours may lie in a folder of that name.
    .replace(
      /((?:(?<![^\s"'(])|(?<=:\/\/[^\s/]+))\/s\/)([^\s"'<>/…]+)(?![^\s"'<>/])/g,
      (_, path, address) => path + cut(address),
    )
    .replace(/(?<![0-9A-Za-z])([0-9A-Za-z]{4})[0-9A-Za-z]{18}(?![0-9A-Za-z])/g, "$1…");

/** Behind these stands a link's address, to visitors and to its owner. */
const beforeAddress = new Set(["s", "shared"]);

/** The same for a request's path, in whatever way its characters are written. */
export function redactPath(path: string): string {
  const parts = path.split("/").map(decoded);
  return redact(
    parts.map((part, at) => (beforeAddress.has(parts[at - 1] ?? "") ? cut(part) : part)).join("/"),
  );
}

/** Readable names may be as short as three characters: at least half of one goes. */
function cut(address: string): string {
  const characters = Array.from(decoded(address));
  return `${characters.slice(0, Math.min(4, Math.floor(characters.length / 2))).join("")}…`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No name of ours, and not to be guessed at.
    return "…";
  }
}
