import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { findDynamodbCommand } from "./dynamodb-command.ts";
import { tendStreamRecords } from "./stream-records.ts";
import type { ManagedProcess } from "./supervision.ts";

/** The embedded DynamoDB on 127.0.0.1, its items and its log in a folder of its own. */
export function dynamodbEngine(port: number, folder: string): ManagedProcess {
  const { program, args, database } = findDynamodbCommand();
  return {
    name: "DynamoDB engine",
    start: () => startLogged(program, args(port, folder), folder),
    whenReady: async (_child, ended) => {
      await untilAnswers(`http://127.0.0.1:${port}`, ended);
      if (database && !ended.aborted) tendStreamRecords(join(folder, database), ended);
    },
  };
}

/** To a file and not to a pipe, which would break when this process is killed. */
function startLogged(program: string, args: string[], folder: string): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, "engine.log"), "a", 0o600);
  try {
    return spawn(program, args, { stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

async function untilAnswers(endpoint: string, ended: AbortSignal): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "probe", secretAccessKey: "probe" },
    maxAttempts: 1,
  });
  const asked = () => client.send(new ListTablesCommand({ Limit: 1 }));
  while (!ended.aborted) {
    const answered = await asked().then(
      () => true,
      () => false,
    );
    if (answered) break;
    await sleep(20);
  }
  client.destroy();
}
