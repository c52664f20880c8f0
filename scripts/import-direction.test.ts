import { execFile } from "node:child_process";
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
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";

const root = fileURLToPath(new URL("..", import.meta.url));
const rule = "eslint(no-restricted-imports)";
const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** Whether the rules of this tree refuse a line in a file of this path, which stands in a tree of its own. */
async function isRefused(path: string, line: string): Promise<boolean> {
  const tree = mkdtempSync(join(tmpdir(), "dropify-imports-"));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  copyFileSync(join(root, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), `${line}\n`);
  const { diagnostics } = Report.parse(JSON.parse(await lint(tree)));
  return diagnostics.some(({ code, filename }) => code === rule && filename === path);
}

/** What the linter writes; it ends with 1 when it finds something. */
function lint(tree: string): Promise<string> {
  const program = join(root, "node_modules/oxlint/bin/oxlint");
  return new Promise((resolve) => {
    execFile(process.execPath, [program, "--format", "json"], { cwd: tree }, (_, stdout) => resolve(stdout));
  });
}

test.each([
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
])("%s may not import %s (%s: %s)", async (_, __, path, line) => {
  expect(await isRefused(path, line)).toBe(true);
});

test.each([
  ["a feature", "a sibling", "src/features/files/list/columns.ts", 'export * from "../listing.ts";'],
  [
    "a feature",
    "a type of the server",
    "src/features/a/b.ts",
    'import type { A } from "@/server/a.ts";\nexport type B = A;',
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
])("%s may import %s (%s: %s)", async (_, __, path, line) => {
  expect(await isRefused(path, line)).toBe(false);
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
