/** The scripts and stylesheets with which a page arrives: those inside it, and those that it loads at once. */
export interface PageCode {
  inside: { js: string[]; css: string[] };
  addresses: { js: Set<string>; css: Set<string> };
}

type Attributes = Map<string, string>;

/** Reads the code out of a page's HTML, as it is served. Scripts for browsers without modules load in none of today. */
export function readPageCode(html: string): PageCode {
  const code: PageCode = {
    inside: { js: [], css: [] },
    addresses: { js: new Set(), css: new Set() },
  };
  for (const [, tag = "", written = "", content = ""] of html.matchAll(
    /<(script|style)\b([^>]*)>(.*?)<\/\1>/gs,
  )) {
    const attributes = readAttributes(written);
    const address = attributes.get("src");
    if (tag === "style") code.inside.css.push(content);
    else if (attributes.has("nomodule")) continue;
    else if (address) code.addresses.js.add(address);
    else code.inside.js.push(content);
  }
  for (const [, written = ""] of html.matchAll(/<link\b([^>]*)>/g)) {
    const attributes = readAttributes(written);
    const kind = linkedKind(attributes);
    const address = attributes.get("href");
    if (kind && address) code.addresses[kind].add(address);
  }
  return code;
}

function linkedKind(attributes: Attributes): "js" | "css" | undefined {
  const rel = attributes.get("rel");
  if (rel === "stylesheet" || attributes.get("as") === "style") return "css";
  return rel === "modulepreload" || attributes.get("as") === "script" ? "js" : undefined;
}

/** React writes attributes in double quotes, with `&amp;` for an ampersand. */
function readAttributes(text: string): Attributes {
  const found = text.matchAll(/([\w-]+)(?:="([^"]*)")?/g);
  return new Map(
    Array.from(found, ([, name = "", value = ""]) => [name.toLowerCase(), value.replaceAll("&amp;", "&")]),
  );
}
