import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("..", import.meta.url));
const rule = "eslint(no-restricted-imports)";
const Report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.int() }) })),
    }),
  ),
});

/** Last, a line of a file of that path. */
type Case = [who: string, whom: string, path: string, line: string];

const refused: Case[] = [
  ["the domain", "the app", "packages/core/src/links/links.ts", 'export * from "@/server/auth/session.ts";'],
  [
    "the domain",
    "the app",
    "packages/core/src/id.ts",
    'export * from "../../../src/server/auth/session.ts";',
  ],
  [
    "the domain",
    "the app",
    "packages/core/src/links/links.ts",
    'export * from "../../../../src/trpc/client.tsx";',
  ],
  ["the domain", "React", "packages/core/src/links/links.ts", 'export { useState } from "react";'],
  ["the domain", "Next", "packages/core/src/links/links.ts", 'export * from "next/headers";'],
  ["the domain", "tRPC", "packages/core/src/error.ts", 'export * from "@trpc/server";'],
  [
    "the domain",
    "the engines",
    "packages/core/src/links/links.ts",
    'export * from "@dropify/local/engines";',
  ],
  ["the domain", "the engines", "packages/core/src/id.ts", 'export * from "../../local/src/engines.ts";'],
  [
    "the engines",
    "the app",
    "packages/local/src/s3/owner.ts",
    'export * from "../../../../src/trpc/client.tsx";',
  ],
  [
    "a feature",
    "another",
    "src/features/files/listing.ts",
    'export * from "@/features/links/link-facts.ts";',
  ],
  ["a feature", "another", "src/features/files/listing.ts", 'export * from "../links/link-facts.ts";'],
  [
    "a feature",
    "another",
    "src/features/files/list/columns.ts",
    'export * from "../../links/link-facts.ts";',
  ],
  ["a feature", "another", "src/features/a/b/c/d.ts", 'export * from "../../../links/link-facts.ts";'],
  [
    "a feature",
    "another, at run time",
    "src/features/files/listing.ts",
    'void import("../links/link-row.tsx");',
  ],
  ["a feature", "a page", "src/features/files/listing.ts", 'export * from "@/app/page.tsx";'],
  ["a feature", "the server", "src/features/files/listing.ts", 'export * from "@/server/auth/session.ts";'],
  [
    "a feature",
    "the server",
    "src/features/files/listing.ts",
    'export * from "../../server/auth/session.ts";',
  ],
  ["a feature", "the server", "src/features/a/b/c.ts", 'export * from "../../../server/auth/session.ts";'],
  [
    "a feature",
    "the domain's behaviour",
    "src/features/links/a.ts",
    'export * from "@dropify/core/links/links";',
  ],
  [
    "a feature",
    "the domain's files",
    "src/features/links/a.ts",
    'export * from "../../../packages/core/src/id.ts";',
  ],
  ["a component", "a feature", "src/components/button.tsx", 'export * from "@/features/links/link-row.tsx";'],
  [
    "a component",
    "a feature",
    "src/components/button.tsx",
    'export * from "../features/links/link-row.tsx";',
  ],
  ["a component", "the server", "src/components/button.tsx", 'export * from "../server/auth/session.ts";'],
  ["a component", "tRPC's client", "src/components/button.tsx", 'export * from "@/trpc/client.tsx";'],
  ["the server", "a feature", "src/server/auth/auth.ts", 'export * from "@/features/links/link-facts.ts";'],
  ["the server", "the engines", "src/server/auth/auth.ts", 'export * from "@dropify/local/engines";'],
  [
    "a page's part for the browser",
    "the server",
    "src/app/(dashboard)/file-browser.tsx",
    'export * from "@/server/auth/session.ts";',
  ],
  [
    "a page's part for the browser",
    "the server",
    "src/app/error.tsx",
    'export * from "../server/auth/session.ts";',
  ],
  [
    "a page's part for the browser",
    "the domain's behaviour",
    "src/app/(dashboard)/phone-tabs.tsx",
    'export * from "@dropify/core/links/live";',
  ],
  ["a page", "the engines", "src/app/page.tsx", 'export * from "../../packages/local/src/engines.ts";'],
];

const allowed: Case[] = [
  ["a feature", "a sibling", "src/features/files/list/columns.ts", 'export * from "../listing.ts";'],
  [
    "a feature",
    "a type of the server",
    "src/features/a/b.ts",
    'import type { A } from "@/server/a.ts"; export type B = A;',
  ],
  ["a feature", "a schema", "src/features/links/a.ts", 'export * from "@dropify/core/links/link.schema";'],
  ["a feature", "a component", "src/features/links/a.ts", 'export * from "@/components/button.tsx";'],
  ["a feature", "tRPC's client", "src/features/links/a.ts", 'export * from "@/trpc/client.tsx";'],
  ["a page", "the server", "src/app/page.tsx", 'export * from "@/server/auth/session.ts";'],
  [
    "a page's part for the browser",
    "a schema",
    "src/app/(dashboard)/file-browser.tsx",
    'export * from "@dropify/core/files/folder.schema";',
  ],
  ["a page", "a feature", "src/app/page.tsx", 'export * from "@/features/links/link-row.tsx";'],
  [
    "a test of the domain",
    "the engines",
    "packages/core/src/a.test.ts",
    'export * from "@dropify/local/engines";',
  ],
];

const found = linesRefused([...refused, ...allowed]);

test.each(refused)("%s may not import %s (%s: %s)", (_, __, path, line) => {
  expect(found).toContainEqual({ path, line });
});

test.each(allowed)("%s may import %s (%s: %s)", (_, __, path, line) => {
  expect(found).not.toContainEqual({ path, line });
});

test("every part of a page that runs in the browser is under that rule", () => {
  const rules = readFileSync(join(root, ".oxlintrc.json"), "utf8");
  const app = join(root, "src/app");
  const parts = readdirSync(app, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".tsx") && readFileSync(join(app, path), "utf8").startsWith('"use client"'),
  );
  const [, named = ""] = /"src\/app\/\*\*\/\{([\w,-]+)\}\.tsx"/.exec(rules) ?? [];

  expect(parts.length).toBeGreaterThan(2);
  expect(new Set(parts.map((path) => basename(path, ".tsx")))).toEqual(new Set(named.split(",")));
});

/** Which of the lines the rules of this tree refuse. All lie in a tree of their own: to start the linter takes longest. */
function linesRefused(cases: Case[]): { path: string; line: string }[] {
  const files = Map.groupBy(cases, ([, , path]) => path);
  const linesOf = (path: string) => files.get(path)?.map(([, , , line]) => line) ?? [];
  const tree = mkdtempSync(join(tmpdir(), "dropify-imports-"));
  try {
    copyFileSync(join(root, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
    for (const path of files.keys()) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), `${linesOf(path).join("\n")}\n`);
    }
    const program = join(root, "node_modules/oxlint/bin/oxlint");
    // It ends with 1 when it finds something.
    const { stdout } = spawnSync(process.execPath, [program, "--format", "json"], {
      cwd: tree,
      encoding: "utf8",
    });
    const { diagnostics } = Report.parse(JSON.parse(stdout));
    return diagnostics
      .filter(({ code }) => code === rule)
      .flatMap(({ filename: path, labels }) =>
        labels.map(({ span }) => ({ path, line: linesOf(path)[span.line - 1] ?? "" })),
      );
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
