import type { XmlElements } from "../xml/write-xml.ts";

/** There is one account here, and it owns everything. */
export const OWNER = {
  ID: "0000000000000000000000000000000000000000000000000000000000000001",
  DisplayName: "dropify",
} as const satisfies XmlElements;
