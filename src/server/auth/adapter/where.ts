import type { CleanedWhere } from "better-auth/adapters";
import type { Row } from "./row-layout.ts";

/** The table answers by key alone. What would need a scan is refused, loudly, when it is first asked. */
export class UnsupportedQuery extends Error {
  constructor(model: string, why: string) {
    super(`The Auth table cannot answer this question about "${model}" without a scan: ${why}`);
  }
}

/** Conditions joined by OR would need the union of several reads; better-auth's own flows never ask so. */
export function refuseOr(model: string, where: CleanedWhere[]): void {
  if (where.length > 1 && where.some((clause) => clause.connector === "OR")) {
    throw new UnsupportedQuery(model, "conditions joined by OR");
  }
}

export const matches = (row: Row, where: CleanedWhere[]): boolean =>
  where.every((clause) => holds(fold(row[clause.field] ?? null, clause), clause));

function holds(actual: unknown, clause: CleanedWhere): boolean {
  const wanted = fold(clause.value, clause);
  switch (clause.operator) {
    case "eq":
      return actual === wanted;
    case "ne":
      return actual !== wanted;
    case "in":
      return Array.isArray(wanted) && wanted.some((value) => value === actual);
    case "not_in":
      return Array.isArray(wanted) && !wanted.some((value) => value === actual);
    case "contains":
      return typeof actual === "string" && actual.includes(String(wanted));
    case "starts_with":
      return typeof actual === "string" && actual.startsWith(String(wanted));
    case "ends_with":
      return typeof actual === "string" && actual.endsWith(String(wanted));
    default:
      return inOrder(actual, wanted, clause.operator);
  }
}

/** As in SQL, null is neither below nor above anything. */
function inOrder(actual: unknown, wanted: unknown, operator: "lt" | "lte" | "gt" | "gte"): boolean {
  const order = compare(actual, wanted);
  if (order === undefined) return false;
  if (operator === "lt") return order < 0;
  if (operator === "lte") return order <= 0;
  return operator === "gt" ? order > 0 : order >= 0;
}

/** Undefined where the two cannot be compared. Times are ISO-8601, so they compare as text. */
function compare(a: unknown, b: unknown): number | undefined {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  return undefined;
}

export function sortRows(rows: Row[], by: { field: string; direction: "asc" | "desc" }): Row[] {
  const sign = by.direction === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => sign * (compare(a[by.field] ?? "", b[by.field] ?? "") ?? 0));
}

function fold(value: unknown, { mode }: CleanedWhere): unknown {
  if (mode !== "insensitive") return value;
  if (Array.isArray(value))
    return value.map((each) => (typeof each === "string" ? each.toLowerCase() : each));
  return typeof value === "string" ? value.toLowerCase() : value;
}
