import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectExact } from "../faults/expect-exact.ts";
import { type House, type Owner, openHouse } from "../faults/house.ts";
import { expectAfter, saga, sagaSteps } from "../faults/saga-steps.ts";
import { severalAtOnce } from "../several-at-once.ts";
import type { CrashOperation } from "./crash-order.schema.ts";
import { runCrashing, writeCrashingServer } from "./run-crashing.ts";

const later = () => new Date(Date.now() + 40 * 86_400_000);
const folder = mkdtempSync(join(tmpdir(), "dropify-crash-"));
const program = writeCrashingServer(folder);

/** The steps of the saga that a server does. */
const operationOf = new Map<string, CrashOperation>([
  ["start", "start"],
  ["sign", "sign"],
  ["complete", "complete"],
  ["complete in parts", "complete"],
  ["complete replacing", "complete"],
  ["complete many", "complete many"],
  ["abort", "abort"],
  ["abort in parts", "abort"],
  ["trash", "trash"],
  ["restore", "restore"],
  ["remove", "remove"],
]);
const steps = sagaSteps.flatMap((step) => {
  const operation = operationOf.get(step.name);
  return operation ? [{ ...step, operation }] : [];
});

let house: House;
beforeAll(async () => {
  house = await openHouse({ straight: true });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

test.each(steps)(
  "killed before and after each request of $name, the server keeps every promise",
  {
    timeout: 180_000,
  },
  async (step) => {
    const kill = async (points: Point[]) => {
      const prepared = await severalAtOnce(points, 4, async (point) => {
        const owner = house.newOwner();
        return { point, owner, given: await step.prepare(owner.caller) };
      });
      const { operation } = step;
      const orders = prepared.map(({ point, owner: { userId }, given }) => {
        return { operation, userId, given, requestId: "only-once", ...point };
      });
      const ended = await runCrashing(program, house.env, orders);
      await severalAtOnce(prepared, 8, ({ owner }) => expectExact(owner.caller));
      return prepared.map((one, index) => ({ ...one, ended: ended[index] ?? [] }));
    };
    const whole = await kill([{ at: 0, when: "before" }]);
    const lives = await kill(pointsOf(whole[0]?.ended ?? []));
    expect(new Set(lives.map(({ ended }) => ended))).toEqual(new Set(["killed"]));

    // What is there before one request was there after the one before it: so each state meets both that nobody
    // comes back, and that the client asks again.
    const repeated = lives.filter(({ point }) => point.when === "after");
    await severalAtOnce(repeated, 8, async ({ owner, given }) => {
      await step.run(owner.caller, given);
      await expectAfter(step, owner.caller);
    });

    expect(await house.sweep(later())).toMatchObject({ ran: true, failed: 0 });
    await expectNothingOrphaned([...whole, ...lives].map(({ owner }) => owner));
  },
);

test("killed before and after each request of removing a folder, the server or its sweeper ends the work", {
  timeout: 180_000,
}, async () => {
  const kill = async (points: Point[]) => {
    const prepared = await severalAtOnce(points, 4, async (point) => {
      const owner = house.newOwner();
      const { folders, files } = owner.caller;
      const { folderId } = await folders.create({ name: "outer" });
      const { folderId: inner } = await folders.create({ name: "inner", parentId: folderId });
      const fileIds = await Promise.all([folderId, inner].map(() => saga.sendFile(owner.caller)));
      for (const [index, place] of [folderId, inner].entries())
        await files.move({ fileId: fileIds[index] ?? "", folderId: place });
      return { point, owner, folderId, fileIds };
    });
    const orders = prepared.map(({ point, owner: { userId }, folderId }) => {
      return { operation: "remove folder" as const, userId, given: folderId, ...point };
    });
    const ended = await runCrashing(program, house.env, orders);
    await severalAtOnce(prepared, 8, async ({ point, owner: { caller }, folderId, fileIds }) => {
      const left = await Promise.allSettled(fileIds.map((fileId) => caller.files.get({ fileId })));
      const used = left.reduce((sum, it) => sum + (it.status === "fulfilled" ? it.value.fileSize : 0), 0);
      expect(await caller.quota.get()).toMatchObject({ storageUsed: used });
      // From when it is closed on, nobody needs to ask again.
      const isClosed = point.when === "after" && point.at > 1;
      if (!isClosed) await caller.folders.remove({ folderId });
    });
    return prepared.map(({ owner }, index) => ({ owner, ended: ended[index] ?? [] }));
  };
  const whole = await kill([{ at: 0, when: "before" }]);
  const points = pointsOf(whole[0]?.ended ?? []);
  expect(points.length).toBeGreaterThan(10);

  const lives = await kill(points);
  expect(new Set(lives.map(({ ended }) => ended))).toEqual(new Set(["killed"]));

  expect(await house.sweep(later())).toMatchObject({ ran: true, failed: 0 });
  const owners = [...whole, ...lives].map(({ owner }) => owner);
  await expectNothingOrphaned(owners);
  for (const { caller } of owners) expect(await caller.quota.get()).toMatchObject({ storageUsed: 0 });
});

test("killed before and after each request of a sweep, the next sweep ends its work", {
  timeout: 180_000,
}, async () => {
  const kill = async (at: number, when: "before" | "after") => {
    const owner = house.newOwner();
    await saga.begin(owner.caller);
    await owner.caller.files.trash({ fileId: await saga.sendFile(owner.caller) });
    await owner.caller.files.remove({ fileId: await saga.sendFile(owner.caller) });
    const { userId } = owner;
    const given = later().toISOString();
    const order = { operation: "sweep", userId, given, at, when } as const;
    // Only one server sweeps at a time.
    const [ended = []] = await runCrashing(program, house.env, [order]);
    await expectExact(owner.caller);
    await endLease();
    expect(await house.sweep(later())).toMatchObject({ ran: true, failed: 0 });
    await expectNothingOrphaned([owner]);
    expect(await owner.caller.quota.get()).toMatchObject({ storageUsed: 0, storageReserved: 0 });
    // How many requests a sweep makes hangs on which ids share a shard.
    if (ended !== "killed") expect(ended.length).toBeLessThan(at);
    return ended;
  };
  const whole = await kill(99, "before");
  // A server that dies between two questions leaves no more than one that dies before the first.
  const changes = Array.from(whole, (command, index) => ({ command, at: index + 1 })).filter(
    ({ command }) => command !== "QueryCommand",
  );
  expect(changes.length).toBeGreaterThan(8);
  for (const { at } of changes) {
    await kill(at, "before");
    await kill(at, "after");
  }
});

interface Point {
  at: number;
  when: "before" | "after";
}

/** Before and after each of the requests that it makes when nobody kills it. */
function pointsOf(commands: string[] | "killed"): Point[] {
  if (commands === "killed") throw new Error("Nobody told this server to die");
  expect(commands.length).toBeGreaterThan(0);
  return commands.flatMap((_, index): Point[] => [
    { at: index + 1, when: "before" },
    { at: index + 1, when: "after" },
  ]);
}

/** What is stored is what is listed, byte for byte. */
async function expectNothingOrphaned(owners: Owner[]): Promise<void> {
  await severalAtOnce(owners, 8, async ({ userId, caller }) => {
    await expectExact(caller);
    const { items } = await caller.files.recent({ limit: 200 });
    const { objects, parts } = await house.leftInStore(userId);
    expect(objects.toSorted()).toEqual(items.map(({ fileId }) => `${userId}/${fileId}`).toSorted());
    expect(parts).toEqual([]);
    expect(await caller.quota.get()).toMatchObject({ storageReserved: 0 });
    for (const { fileId } of items) await saga.expectBytes(caller, fileId);
  });
}

/** The dead sweeper's lease runs out after a minute, for which no test should wait. */
async function endLease(): Promise<void> {
  const client = new DynamoDBClient({ endpoint: house.env["DYNAMODB_ENDPOINT"] ?? "" });
  await client.send(
    new DeleteItemCommand({
      TableName: house.env["USERS_TABLE"] ?? "",
      Key: { userId: { S: "system#sweeper" } },
    }),
  );
  client.destroy();
}
