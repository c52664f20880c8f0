import { parseArgs } from "node:util";
import { z } from "zod";

const usage = [
  "npm run account -- disable ada@example.com   # on this machine; also: enable, show",
  "npm run account -- disable ada@example.com --stage production",
].join("\n");

/** What to do, and to whose account. */
export const Command = z.tuple([z.enum(["show", "disable", "enable"]), z.email()]);

/** What is to be done to whom, and where. @throws Error with how it is written */
export function readCommand(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      stage: { type: "string" },
      "data-dir": { type: "string", default: process.env["DATA_DIR"] || ".dropify" },
    },
  });
  const command = Command.safeParse(positionals);
  if (!command.success) throw new Error(usage);
  const [action, email] = command.data;
  return { action, email, stage: values.stage, dataDir: values["data-dir"] };
}
