import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { GetItemCommand, ListTablesCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, onTestFinished, test, vi } from "vitest";
import { findFreePort } from "./free-port.ts";
import { identifyProcess, isRunning } from "./process-identity.ts";
import { ProcessRecord } from "./process-record.ts";
import { connect } from "./testing/clients.ts";
import { makeDataDir } from "./testing/data-dir.ts";
import { startOwnEngines } from "./testing/own-engines.ts";

const recordOf = (dataDir: string) => new ProcessRecord(join(dataDir, "processes.json"));

function requireEntry(dataDir: string, name: string) {
  const entry = recordOf(dataDir).find(name);
  if (!entry) throw new Error(`no ${name} is on record`);
  return entry;
}

test("the engines start with their tables and bucket, and stopping leaves no process", async () => {
  const dataDir = makeDataDir();
  const engines = await startOwnEngines(dataDir);
  const { dynamodb } = connect(engines);

  const { TableNames } = await dynamodb.send(new ListTablesCommand());
  expect(TableNames?.toSorted()).toEqual(["Activity", "Auth", "Files", "ShareLinks", "Users"]);

  const running = ["DynamoDB engine", "object store"].map((name) => requireEntry(dataDir, name));
  expect(running.map(isRunning)).toEqual([true, true]);
  await engines.stop();
  expect(running.map(isRunning)).toEqual([false, false]);
});

test("other ports are chosen when the wanted ones are taken", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void squatter.close());
  await once(squatter, "listening");
  const address = squatter.address();
  const taken = typeof address === "object" && address ? address.port : 0;

  const engines = await startOwnEngines(makeDataDir(), { ports: { dynamodb: taken, s3: taken } });

  expect([engines.dynamodb.endpoint, engines.s3.endpoint]).not.toContain(`http://127.0.0.1:${taken}`);
  const { TableNames } = await connect(engines).dynamodb.send(new ListTablesCommand());
  expect(TableNames).toHaveLength(5);
});

test("a port that is taken between the look at it and its use costs a second try", async () => {
  const port = await findFreePort([]);

  const engines = await startOwnEngines(makeDataDir(), { ports: { dynamodb: port, s3: port } });

  const { TableNames } = await connect(engines).dynamodb.send(new ListTablesCommand());
  expect(TableNames).toHaveLength(5);
  expect(engines.dynamodb.endpoint).not.toBe(engines.s3.endpoint);
});

test("a next start on the same folder keeps ports, keys and data", async () => {
  const dataDir = makeDataDir();
  const first = await startOwnEngines(dataDir);
  await writeSomething(connect(first));
  await first.stop();

  const second = await startOwnEngines(dataDir);

  expect(second.env).toEqual(first.env);
  await expect(readSomething(connect(second))).resolves.toEqual({ item: "kept", object: "kept" });
});

test("secrets are for the owner of the folder alone", async () => {
  const dataDir = makeDataDir();
  await startOwnEngines(dataDir);

  expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

test.each(["DynamoDB engine", "object store"])(
  "a killed %s comes back on its port with its data",
  async (name) => {
    const dataDir = makeDataDir();
    const clients = connect(await startOwnEngines(dataDir));
    await writeSomething(clients);
    const { pid } = requireEntry(dataDir, name);

    process.kill(pid, "SIGKILL");

    await vi.waitFor(() => expect(recordOf(dataDir).find(name)?.pid).not.toBe(pid), { timeout: 10_000 });
    await expect(readSomething(clients)).resolves.toEqual({ item: "kept", object: "kept" });
  },
);

test("a second start on a folder in use is refused and names the process that holds it", async () => {
  const dataDir = makeDataDir();
  await startOwnEngines(dataDir);

  await expect(startOwnEngines(dataDir)).rejects.toThrow(`process ${process.pid}`);
});

test("a process that an earlier run left behind is ended", async () => {
  const dataDir = makeDataDir();
  const leftBehind = spawn("sleep", ["600"]);
  onTestFinished(() => void leftBehind.kill());
  const exited = once(leftBehind, "exit");
  recordOf(dataDir).set("DynamoDB engine", leftBehind.pid ?? 0);

  await startOwnEngines(dataDir);

  await expect(exited).resolves.toEqual([null, "SIGTERM"]);
});

test("a process that merely got the pid of one left behind is not touched", async () => {
  const dataDir = makeDataDir();
  const innocent = spawn("sleep", ["600"]);
  onTestFinished(() => void innocent.kill());
  recordOf(dataDir).set("DynamoDB engine", innocent.pid ?? 0);
  const file = join(dataDir, "processes.json");
  const earlier = readFileSync(file, "utf8").replace(/"startedAt": ".*"/, '"startedAt": "earlier"');
  writeFileSync(file, earlier);

  await startOwnEngines(dataDir);

  expect(identifyProcess(innocent.pid ?? 0)).toBeDefined();
});

test("an engine that the environment names is used and not started", async () => {
  const dataDir = makeDataDir();
  const shared = await startOwnEngines(makeDataDir());
  const environment = {
    DYNAMODB_ENDPOINT: shared.dynamodb.endpoint,
    FILES_TABLE: "OtherFiles",
    AWS_ACCESS_KEY_ID: "mine",
    AWS_SECRET_ACCESS_KEY: "my-secret",
  };

  const engines = await startOwnEngines(dataDir, { environment });

  expect(recordOf(dataDir).find("DynamoDB engine")).toBeUndefined();
  expect(engines.dynamodb).toEqual(shared.dynamodb);
  expect(engines.s3).toMatchObject({ accessKeyId: "mine", secretAccessKey: "my-secret" });
  const { TableNames } = await connect(shared).dynamodb.send(new ListTablesCommand());
  expect(TableNames).toContain("OtherFiles");
});

test("keys that are set for real AWS do not reach the embedded engines", async () => {
  const environment = { AWS_ACCESS_KEY_ID: "AKIAREAL", AWS_SECRET_ACCESS_KEY: "real-secret" };
  const engines = await startOwnEngines(makeDataDir(), { environment });

  expect(engines.env).not.toMatchObject(environment);
});

type Clients = ReturnType<typeof connect>;
const item = { userId: { S: "user" } };
const object = { Key: "user/file" };

async function writeSomething({ dynamodb, s3, bucket: Bucket }: Clients): Promise<void> {
  await dynamodb.send(new PutItemCommand({ TableName: "Users", Item: { ...item, note: { S: "kept" } } }));
  await s3.send(new PutObjectCommand({ Bucket, ...object, Body: "kept" }));
}

async function readSomething({ dynamodb, s3, bucket: Bucket }: Clients) {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: "Users", Key: item }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, ...object }));
  return { item: Item?.["note"]?.S, object: await Body?.transformToString() };
}
