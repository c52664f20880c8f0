import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as dynamodb from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { z } from "zod";
import { chooseParts } from "../bench/report.ts";
import { steps } from "./test/steps.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

/** Comments, the next cell of a table, and what stands in another's place ("<name>") end a command or a word. */
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.map((group) => group ?? ""));

const documents = globSync(["*.md", "docs/*.md"], { cwd: root });
const everything = documents.map(read).join("\n");
const npm = matches(everything, /\bnpm (?:run(?: -s)? ([\w-]+)|(start|test))\b(?: -- ([^`\n#|)]*))?/g).map(
  ([run, short, args = ""]) => ({
    script: run || short || "",
    args: args.trim().split(/\s+/).filter(Boolean),
  }),
);

/** The program behind a script, and what lies beside it. */
function sourcesOf(script: string): string {
  const [[program = ""] = []] = matches(read(`scripts/${script}.mjs`), /launch\("([^"]+)"/g);
  return globSync(join(dirname(program), "*.ts"), { cwd: root })
    .map(read)
    .join("\n");
}

test("each npm script in the documents is there, with a program of its own", () => {
  expect(npm.length).toBeGreaterThan(20);
  for (const { script } of npm) expect(scripts).toHaveProperty(script, `exec node scripts/${script}.mjs`);
});

test("each option that the documents give to a script is one that its program takes", () => {
  const options = npm.flatMap(({ script, args }) =>
    args.filter((word) => word.startsWith("--")).map((word) => ({ script, option: word.slice(2) })),
  );

  expect(options.length).toBeGreaterThan(5);
  for (const { script, option } of options)
    expect(sourcesOf(script), `npm run ${script} -- --${option}`).toMatch(
      new RegExp(`(?:^|[\\s{])"?${option}"?: \\{ type: "`, "m"),
    );
});

test("each step, measure and test that the documents name is one that runs", () => {
  const names = steps.map(({ name }) => name);
  const tests = globSync("{e2e,packages,src,infra}/**/*.{test,spec}.{ts,tsx}", { cwd: root });

  for (const { script, args } of npm) {
    const [first = "", second] = args.filter((word) => !word.startsWith("--"));
    if (script === "bench" && first) expect(() => chooseParts(args)).not.toThrow();
    if (script !== "test" || !first) continue;
    expect(names).toContain(first);
    if (second)
      expect(
        tests.some((path) => path.includes(second)),
        `npm test -- ${first} ${second}`,
      ).toBe(true);
  }
});

/** Of sst 4. */
const sst = ["deploy", "dev", "diff", "remove", "unlock", "refresh", "secret set", "state remove"];

test("each command of sst in the documents is one of its own", () => {
  const commands = matches(everything, /\bnpx sst (\w+(?: (?:set|remove)\b)?)/g).flat();

  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((command) => !sst.includes(command))).toEqual([]);
});

test("each operation of DynamoDB in the documents is one that AWS has", () => {
  const operations = matches(everything, /\baws dynamodb (?!wait)([a-z-]+)/g).flat();
  const pascal = (name: string) =>
    name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

  expect(operations.length).toBeGreaterThan(4);
  for (const operation of operations) expect(dynamodb).toHaveProperty(`${pascal(operation)}Command`);
});

test("each file that the documents name by its path is there", () => {
  const paths = matches(everything, /`((?:src|packages|infra|scripts|e2e|bench|docs)\/[\w./[\]-]+)`/g).flat();

  expect(paths.length).toBeGreaterThan(10);
  expect(
    paths.filter(
      (path) => globSync(path.replaceAll(/[[\]]/g, "?").concat("{,/}"), { cwd: root }).length === 0,
    ),
  ).toEqual([]);
});
