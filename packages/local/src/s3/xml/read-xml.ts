import { SaxesParser } from "saxes";
import { S3Error } from "../s3-error.ts";

export interface XmlNode {
  name: string;
  text: string;
  children: XmlNode[];
}

const MAX_DEPTH = 20;

/**
 * Reads a document of S3's kind: elements and text, no attributes that matter, no document type.
 * @throws S3Error MalformedXML
 */
export function readXml(text: string, root: string): XmlNode {
  const top: XmlNode = { name: "", text: "", children: [] };
  const open = [top];
  // XML 1.1 lets keys with control characters through as references; the parser expands nothing else.
  const parser = new SaxesParser({ defaultXMLVersion: "1.1", forceXMLVersion: true });
  const refuse = () => {
    throw new S3Error("MalformedXML");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", ({ name }) => {
    if (open.length > MAX_DEPTH) refuse();
    const node = { name: name.slice(name.indexOf(":") + 1), text: "", children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (more: string) => {
    const node = open.at(-1);
    if (node) node.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  const [document] = top.children;
  if (document?.name !== root) throw new S3Error("MalformedXML");
  return document;
}

export function childrenNamed(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

export function childNamed(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}

/** The text of a child as it stands, spaces included, or undefined when there is no such child. */
export function childText(node: XmlNode, name: string): string | undefined {
  return childNamed(node, name)?.text;
}
