import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, test } from "vitest";
import { createUser, day, is, newRows, session, user } from "../testing/auth-rows.ts";
import { watchedClient } from "../testing/watched-client.ts";
import { ValueTaken } from "./commit.ts";
import { UnsupportedQuery } from "./where.ts";

const seconds = (date: Date) => Math.ceil(date.getTime() / 1000);

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
