import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { root } from "./evaluate/prepare-platform.ts";

const { production } = inject("stages");
const runbooks = ["operations.md", "deploy.md"]
  .map((name) => readFileSync(join(root, "docs", name), "utf8"))
  .join("\n");

test("each name that a runbook reads from a deployment's outputs is one that a deployment prints", () => {
  const names = [...runbooks.matchAll(/\$\(name ((?:\.[A-Za-z]+)+)/g)].map(([, name = ""]) => name.slice(1));

  expect(names).toEqual(
    expect.arrayContaining(["webFunction", "consumerFailures", "consumerFunctions.Files"]),
  );
  for (const name of new Set(names)) expect(production.outputs).toHaveProperty(name);
});

test("each table that a runbook goes through is one of the stage's, and none is forgotten", () => {
  const lists = [...runbooks.matchAll(/for table in ([\w ]+)[;\n]/g)].map(([, list = ""]) => list.split(" "));

  expect(lists.length).toBeGreaterThan(2);
  for (const list of lists)
    expect(list.toSorted()).toEqual(Object.keys(Object(production.outputs.tables)).toSorted());
});

test("no step is left to be filled in by whoever is in a hurry", () => {
  expect(runbooks.match(/```[^]*?```/g)?.filter((block) => /…|\.\.\./.test(block))).toEqual([]);
});
