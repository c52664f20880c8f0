import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DBAdapter } from "better-auth";
import { describe, expect, test } from "vitest";
import { newAuthTable } from "../testing/auth-table.ts";
import { watchedClient } from "../testing/watched-client.ts";
import { ValueTaken } from "./commit.ts";
import { type DynamodbAdapterOptions, dynamodbAdapter } from "./dynamodb-adapter.ts";
import { UnsupportedQuery } from "./where.ts";

const day = 86_400_000;
const plugins = [{ id: "counters", schema: { counter: { fields: { left: { type: "number" as const } } } } }];

async function newRows(changes: Partial<DynamodbAdapterOptions> = {}) {
  const table = { ...(await newAuthTable()), ...changes };
  return { ...table, rows: dynamodbAdapter(table)({ plugins }) };
}

const user = (email: string) => ({ name: "Someone", email, emailVerified: false });
const session = (userId: string, expiresIn = day) => ({
  userId,
  token: crypto.randomUUID(),
  expiresAt: new Date(Date.now() + expiresIn),
});
const seconds = (date: Date) => Math.ceil(date.getTime() / 1000);
const is = (field: string, value: string) => [{ field, value }];

async function createUser(rows: DBAdapter, email: string): Promise<string> {
  const { id } = await rows.create<Record<string, unknown>, { id: string }>({
    model: "user",
    data: user(email),
  });
  return id;
}

describe("unique values", () => {
  test("twenty rows at once with one e-mail: one is made, the rest leave nothing behind", async () => {
    const { rows } = await newRows();

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => createUser(rows, "a@example.com")),
    );

    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toHaveLength(19);
    for (const reason of refused) expect(reason).toBeInstanceOf(ValueTaken);
    expect(await rows.count({ model: "user", where: is("email", "a@example.com") })).toBe(1);
  });

  test("a changed e-mail frees the old one and holds the new one", async () => {
    const { rows } = await newRows();
    const id = await createUser(rows, "old@example.com");
    await createUser(rows, "other@example.com");

    await rows.update({ model: "user", where: is("id", id), update: { email: "new@example.com" } });

    expect(await rows.findOne({ model: "user", where: is("email", "old@example.com") })).toBeNull();
    expect(await rows.findOne({ model: "user", where: is("email", "new@example.com") })).toMatchObject({
      id,
    });
    await expect(createUser(rows, "new@example.com")).rejects.toBeInstanceOf(ValueTaken);
    await expect(createUser(rows, "old@example.com")).resolves.toEqual(expect.any(String));
  });

  test("a change to a taken e-mail changes nothing", async () => {
    const { rows } = await newRows();
    const id = await createUser(rows, "one@example.com");
    await createUser(rows, "two@example.com");

    const change = rows.update({
      model: "user",
      where: is("id", id),
      update: { email: "two@example.com", name: "Thief" },
    });

    await expect(change).rejects.toBeInstanceOf(ValueTaken);
    expect(await rows.findOne({ model: "user", where: is("id", id) })).toMatchObject({
      email: "one@example.com",
      name: "Someone",
    });
  });

  test("a deleted row gives its e-mail back", async () => {
    const { rows } = await newRows();
    const id = await createUser(rows, "a@example.com");

    await rows.delete({ model: "user", where: is("id", id) });

    expect(await rows.findOne({ model: "user", where: is("email", "a@example.com") })).toBeNull();
    await expect(createUser(rows, "a@example.com")).resolves.toEqual(expect.any(String));
  });
});

describe("what lies in the table", () => {
  test("a session with its guard and its link expire together, and again together when it is renewed", async () => {
    const { rows, client, tableName } = await newRows();
    const data = session("u1");
    const { id } = await rows.create<Record<string, unknown>, { id: string }>({ model: "session", data });
    const ttls = async () => {
      const keys = [
        { pk: `session.token#${data.token}`, sk: "row" },
        { pk: `session.id#${id}`, sk: "guard" },
        { pk: "session.userId#u1", sk: `link#${data.token}` },
      ];
      const found = await Promise.all(
        keys.map((Key) => client.send(new GetCommand({ TableName: tableName, Key }))),
      );
      return found.map((each) => each.Item?.ttl);
    };

    expect(await ttls()).toEqual(Array(3).fill(seconds(data.expiresAt)));

    const expiresAt = new Date(Date.now() + 7 * day);
    await rows.update({ model: "session", where: is("token", data.token), update: { expiresAt } });

    expect(await ttls()).toEqual(Array(3).fill(seconds(expiresAt)));
  });

  test("a deleted session leaves neither guard nor link", async () => {
    const { rows, client, tableName } = await newRows();
    await rows.create({ model: "session", data: session("u1") });

    expect(await rows.deleteMany({ model: "session", where: is("userId", "u1") })).toBe(1);

    const links = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": "session.userId#u1" },
      }),
    );
    expect(links.Items).toEqual([]);
  });

  test("fields that were left out answer as null", async () => {
    const { rows } = await newRows();
    const made = await rows.create({ model: "user", data: user("a@example.com") });

    expect(made).toMatchObject({ image: null });
    expect(await rows.findOne({ model: "user", where: is("email", "a@example.com") })).toEqual(made);
  });

  test("a value too long for a key is found by its digest", async () => {
    const { rows } = await newRows();
    const email = `${"a".repeat(5000)}@example.com`;
    const id = await createUser(rows, email);

    expect(await rows.findOne({ model: "user", where: is("email", email) })).toMatchObject({ id });
    expect(await rows.findOne({ model: "user", where: is("email", `b${email}`) })).toBeNull();
  });
});

describe("expiry", () => {
  test("an expired row is never served, by whatever it is looked for, and does not hold its id", async () => {
    let now = new Date();
    const { rows } = await newRows({ now: () => now });
    const verification = { identifier: "reset", value: "1", expiresAt: new Date(Date.now() + 60_000) };
    const make = () =>
      rows.create({ model: "verification", data: { id: "fixed", ...verification }, forceAllowId: true });
    await make();
    await expect(make()).rejects.toBeInstanceOf(ValueTaken);

    now = new Date(Date.now() + 120_000);

    expect(await rows.findOne({ model: "verification", where: is("id", "fixed") })).toBeNull();
    expect(await rows.findMany({ model: "verification", where: is("identifier", "reset") })).toEqual([]);
    expect(await rows.consumeOne({ model: "verification", where: is("id", "fixed") })).toBeNull();
    await expect(make()).resolves.toMatchObject({ id: "fixed" });
  });
});

describe("races", () => {
  test("of thirty who consume one row, one has it", async () => {
    const { rows } = await newRows();
    const expiresAt = new Date(Date.now() + day);
    await rows.create({ model: "verification", data: { identifier: "once", value: "1", expiresAt } });

    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        rows.consumeOne({ model: "verification", where: is("identifier", "once") }),
      ),
    );

    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  test("a counter that may be used ten times is used ten times by sixty", async () => {
    const { rows } = await newRows();
    const { id } = await rows.create<Record<string, unknown>, { id: string }>({
      model: "counter",
      data: { left: 10 },
    });
    const where = [...is("id", id), { field: "left", operator: "gt" as const, value: 0 }];

    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () =>
        rows.incrementOne({ model: "counter", where, increment: { left: -1 } }),
      ),
    );

    expect(outcomes.filter(Boolean)).toHaveLength(10);
    expect(await rows.findOne({ model: "counter", where: is("id", id) })).toMatchObject({ left: 0 });
  });

  test("two changes to one row at once both arrive", async () => {
    const { rows } = await newRows();
    const id = await createUser(rows, "a@example.com");

    await Promise.all([
      rows.update({ model: "user", where: is("id", id), update: { name: "New" } }),
      rows.update({ model: "user", where: is("id", id), update: { email: "b@example.com" } }),
    ]);

    expect(await rows.findOne({ model: "user", where: is("id", id) })).toMatchObject({
      name: "New",
      email: "b@example.com",
    });
  });

  test("a transaction that DynamoDB cancels for a conflict is tried again", async () => {
    const conflict = new TransactionCanceledException({
      message: "conflict",
      $metadata: {},
      CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "None" }],
    });
    let conflicts = 3;
    const { client } = watchedClient((command) =>
      command === "TransactWriteItemsCommand" && conflicts-- > 0 ? conflict : undefined,
    );
    const { rows } = await newRows({ client });

    const id = await createUser(rows, "a@example.com");

    expect(conflicts).toBe(-1);
    expect(await rows.findOne({ model: "user", where: is("id", id) })).not.toBeNull();
  });
});

describe("transactions", () => {
  test("what a transaction makes it sees itself, and no one else before it ends", async () => {
    const { rows } = await newRows();
    const where = is("email", "a@example.com");

    await rows.transaction(async (inside) => {
      await inside.create({ model: "user", data: user("a@example.com") });
      await inside.update({ model: "user", where, update: { name: "Renamed" } });
      expect(await inside.findOne({ model: "user", where })).toMatchObject({ name: "Renamed" });
      expect(await rows.findOne({ model: "user", where })).toBeNull();
    });

    expect(await rows.findOne({ model: "user", where })).toMatchObject({ name: "Renamed" });
  });

  test("a transaction that fails leaves nothing", async () => {
    const { rows } = await newRows();
    const id = await createUser(rows, "kept@example.com");

    const failing = rows.transaction(async (inside) => {
      await inside.create({ model: "user", data: user("a@example.com") });
      await inside.delete({ model: "user", where: is("id", id) });
      throw new Error("changed my mind");
    });

    await expect(failing).rejects.toThrow("changed my mind");
    expect(await rows.findOne({ model: "user", where: is("email", "a@example.com") })).toBeNull();
    expect(await rows.findOne({ model: "user", where: is("id", id) })).not.toBeNull();
  });

  test("of two transactions that consume one row, one has it and both end", async () => {
    const { rows } = await newRows();
    const expiresAt = new Date(Date.now() + day);
    await rows.create({ model: "verification", data: { identifier: "once", value: "1", expiresAt } });

    const outcomes = await Promise.all(
      ["a@example.com", "b@example.com"].map((email) =>
        rows.transaction(async (inside) => {
          const ticket = await inside.consumeOne({ model: "verification", where: is("identifier", "once") });
          if (ticket) await inside.create({ model: "user", data: user(email) });
          return ticket !== null;
        }),
      ),
    );

    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const made = await rows.findMany({
      model: "user",
      where: [{ field: "email", operator: "in", value: ["a@example.com", "b@example.com"] }],
    });
    expect(made).toHaveLength(1);
  });
});

test.each([
  ["everybody", []],
  ["a field without a key", is("name", "Someone")],
  ["the beginning of a key", [{ field: "email", operator: "starts_with" as const, value: "a" }]],
  ["no key at all", [{ field: "email", value: null }]],
])("a question for %s is refused, for it would need a scan", async (_, where) => {
  const { client, requests } = watchedClient();
  const { rows } = await newRows({ client });

  await expect(rows.findMany({ model: "user", where })).rejects.toBeInstanceOf(UnsupportedQuery);
  await expect(rows.deleteMany({ model: "user", where })).rejects.toBeInstanceOf(UnsupportedQuery);
  expect(requests).toEqual([]);
});
