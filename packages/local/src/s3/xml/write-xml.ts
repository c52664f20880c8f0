/** Elements by name, in order. A list repeats its element; undefined leaves it out. */
export interface XmlElements {
  [name: string]: XmlValue;
}
export type XmlValue = string | number | boolean | undefined | XmlElements | XmlElements[] | string[];

const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** Writes a whole document, its root in S3's namespace. */
export function writeXml(root: string, content: XmlElements | string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${typeof content === "string" ? escape(content) : writeAll(content)}</${root}>`;
}

/** Errors are the one kind of document that S3 writes without a namespace. */
export function writeErrorXml(elements: XmlElements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${writeAll(elements)}</Error>`;
}

function writeAll(elements: XmlElements): string {
  return Object.entries(elements)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((item) => write(name, item)) : write(name, value),
    )
    .join("");
}

function write(name: string, value: string | number | boolean | undefined | XmlElements): string {
  if (value === undefined) return "";
  const content = typeof value === "object" ? writeAll(value) : escape(String(value));
  // A name may bring attributes along, behind a space.
  return `<${name}>${content}</${name.split(" ")[0]}>`;
}

const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  // Control characters go out as references, as from S3: not valid in XML 1.0, but there is no other way.
  return text.replace(/[&<>"\p{Cc}\ufffe\uffff]/gu, (c) => NAMED[c] ?? `&#x${c.charCodeAt(0).toString(16)};`);
}
