import { expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "@/server/routers/app-router.ts";
import { cells } from "./access-cells.ts";
import { type House, prepareHouse } from "./access-house.ts";
import type { Account } from "./account.ts";
import { refusalOf } from "./refusal.ts";
import { newOwner, stranger } from "./shared-app.ts";

const Procedures = z.record(
  z.string(),
  z.custom<{ _def: { type: "query" | "mutation" } }>((value) => typeof value === "function"),
);
const procedures = Object.entries(Procedures.parse(appRouter._def.procedures)).map(([path, { _def }]) => ({
  path,
  type: _def.type,
}));
const rows = procedures.flatMap(({ path, type }) => {
  const cell = cells[path];
  return cell ? [{ path, type, cell }] : [];
});
type Row = (typeof rows)[number];

const unauthenticated = { code: "UNAUTHORIZED", appCode: "UNAUTHENTICATED", httpStatus: 401 };
const other = await newOwner();

/** One for each procedure, which its cells go through in their order: those who may change nothing come first. */
const houses = new Map<string, Promise<House>>();
function houseOf({ path }: Row): Promise<House> {
  const house = houses.get(path) ?? prepareHouse();
  houses.set(path, house);
  return house;
}

async function ask(who: Account, { path, type, cell }: Row, house: House): Promise<unknown> {
  const input = cell.input(house);
  return type === "query" ? who.query(path, input) : who.mutate(path, input);
}

test("every procedure has its row, and no row is of a procedure that is gone", () => {
  expect(Object.keys(cells).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
});

test.each(rows)("$path for somebody without a session", async (row) => {
  const call = ask(stranger(), row, await houseOf(row));

  if (row.cell.stranger === "may") row.cell.shape.parse(await call);
  else expect(await refusalOf(call)).toMatchObject(unauthenticated);
});

test.each(rows)("$path for another owner, who sends ids that are not theirs", async (row) => {
  const { cell } = row;
  const house = await houseOf(row);
  const before = await house.look();

  if (typeof cell.other === "object") {
    expect(cell.shape.parse(await ask(other, row, house))).toMatchObject(cell.other);
  } else if (cell.other === "may") {
    cell.shape.parse(await ask(other, row, house));
    return;
  } else {
    const refusal = await refusalOf(ask(other, row, house));
    expect(refusal).toMatchObject({ code: "NOT_FOUND", appCode: cell.other });
  }
  expect(await house.look()).toEqual(before);
});

test.each(rows)("$path for its owner", async (row) => {
  const house = await houseOf(row);

  row.cell.shape.parse(await ask(house.owner, row, house));
});

test.each(rows)("$path for a session that was ended elsewhere", async (row) => {
  const { cell } = row;
  const house = await houseOf(row);
  const thief = house.owner.twin();
  await house.owner.post("/api/auth/sign-out", {});

  const atOnce = ask(thief, row, house);
  if (cell.ended === "at once") expect(await refusalOf(atOnce)).toMatchObject(unauthenticated);
  else cell.shape.parse(await atOnce);

  // What is believed for a minute is this cookie: without it the store is asked.
  thief.forget("better-auth.session_data");
  const later = ask(thief, row, house);
  if (cell.ended === "never") cell.shape.parse(await later);
  else expect(await refusalOf(later)).toMatchObject(unauthenticated);
});
