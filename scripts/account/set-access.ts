import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { setAccess } from "../../src/server/auth/account-access.ts";
import { Command } from "./read-command.ts";

try {
  const [action, email] = Command.parse(process.argv.slice(2));
  console.log(await setAccess(action, email, { client: documentClient(), tableName: env.AUTH_TABLE }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
