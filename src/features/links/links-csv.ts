import type { ListedLink } from "@dropify/core/links/link.schema";
import { linkTitle } from "./link-target.ts";

const columns: [string, (link: ListedLink) => string | number | null][] = [
  ["Target", linkTitle],
  ["Name", (link) => link.name],
  ["Address", (link) => link.url],
  ["State", (link) => link.state],
  ["Created", (link) => link.createdAt],
  ["Expires", (link) => link.expiresAt],
  ["Visits", (link) => link.visits],
  ["Downloads", (link) => link.downloadCount],
  ["Limit", (link) => link.maxDownloads],
  ["Bytes served", (link) => link.bytesServed],
  ["Byte budget", (link) => link.byteBudget],
];

/** The links as a table for spreadsheets. (RFC 4180) */
export function linksCsv(links: ListedLink[]): string {
  const rows = [
    columns.map(([title]) => title),
    ...links.map((link) => columns.map(([, read]) => read(link))),
  ];
  return rows.map((row) => row.map(cell).join(",")).join("\r\n");
}

/** A spreadsheet would take a text that begins like this for a formula, and run it. */
const formula = /^[=+\-@\t\r]/;

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
