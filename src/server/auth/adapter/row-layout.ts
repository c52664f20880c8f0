import { createHash } from "node:crypto";
import type { BetterAuthDBSchema } from "better-auth/db";

/** One row as better-auth sees it. A field that is null is left out, so that indexes by it stay sparse. */
export type Row = Record<string, unknown>;

export interface Key {
  pk: string;
  sk: string;
}

/** How the rows of one model lie in the table. */
export interface Layout {
  model: string;
  /** The field that addresses the row itself: reading by it is one request. */
  home: string;
  /** Other fields of which no two rows share a value: each has a guard item that names the row's home. */
  unique: string[];
  /** Fields by which many rows are found: each row has a link item in the field's partition. */
  linked: string[];
  /** Every field, for answers that name the empty ones too. */
  fields: string[];
  expires: boolean;
}

/** Sessions are looked up by token on every request, so the token is their address, not the id. */
const homeFields = new Map([["session", "token"]]);

export function layoutOf(schema: BetterAuthDBSchema, model: string): Layout {
  const declared = Object.entries(schema[model]?.fields ?? {}).map(([name, field]) => ({
    name: field.fieldName ?? name,
    unique: field.unique === true,
    linked: field.index === true || field.references !== undefined,
  }));
  const home = homeFields.get(model) ?? "id";
  const unique = new Set(["id", ...declared.filter((field) => field.unique).map((field) => field.name)]);
  unique.delete(home);
  return {
    model,
    home,
    unique: [...unique],
    linked: declared.filter((field) => field.linked && !field.unique).map((field) => field.name),
    fields: [...new Set(["id", ...declared.map((field) => field.name)])],
    expires: declared.some((field) => field.name === "expiresAt"),
  };
}

export const rowKey = (layout: Layout, home: unknown): Key => ({
  pk: partition(layout, layout.home, home),
  sk: "row",
});

export const guardKey = (layout: Layout, field: string, value: unknown): Key => ({
  pk: partition(layout, field, value),
  sk: "guard",
});

export const linkKey = (layout: Layout, field: string, value: unknown, home: unknown): Key => ({
  pk: partition(layout, field, value),
  sk: `${linkPrefix}${short(home)}`,
});

export const linkPrefix = "link#";

export const partition = (layout: Layout, field: string, value: unknown): string =>
  `${layout.model}.${field}#${short(value)}`;

/** Seconds since 1970 after which DynamoDB may remove the row and all that points at it. */
export function ttlOf(layout: Layout, row: Row): number | undefined {
  if (!layout.expires || typeof row.expiresAt !== "string") return undefined;
  return Math.ceil(Date.parse(row.expiresAt) / 1000);
}

/** TTL may lag by days, so every read decides for itself. */
export const isLive = (layout: Layout, row: Row, now: Date): boolean =>
  !layout.expires || typeof row.expiresAt !== "string" || row.expiresAt > now.toISOString();

const longestKeyBytes = 512;

/** DynamoDB's keys are bounded (2,048 and 1,024 bytes): what is longer is known by its digest. */
function short(value: unknown): string {
  const text = String(value);
  if (Buffer.byteLength(text) <= longestKeyBytes) return text;
  return `sha256#${createHash("sha256").update(text).digest("hex")}`;
}
