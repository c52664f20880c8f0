import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { createUser, day, is, newRows, user } from "../testing/auth-rows.ts";
import { watchedClient } from "../testing/watched-client.ts";

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
