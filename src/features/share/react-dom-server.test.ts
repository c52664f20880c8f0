import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../../", import.meta.url));
const importedAtTheTop = /^\s*(?:import|export)\b[^;(]*["']react-dom\/server/m;

test("no file imports react-dom/server at its top, which Next refuses to build", async () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: src });
  const guilty = [];
  for (const file of files) if (importedAtTheTop.test(await readFile(src + file, "utf8"))) guilty.push(file);

  expect(files.length).toBeGreaterThan(20);
  expect(guilty).toEqual([]);
});

test.each([
  'import { renderToString } from "react-dom/server";',
  "import {\n  renderToString,\n} from 'react-dom/server.node';",
  'import "react-dom/server"',
])("would notice %j", (line) => {
  expect(line).toMatch(importedAtTheTop);
});
