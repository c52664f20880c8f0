import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";
import { renderMarkdown } from "./markdown.ts";

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "![x](javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  '<a href="x" onclick="alert(1)">x</a>',
  "<style>body{display:none}</style>",
  "<iframe src=//evil.example></iframe>",
  '[x](https://a.example "onmouseover=alert(1)")',
  "![a](https://evil.example/track.png)",
])("the Markdown %j runs nothing and loads nothing", (text) => {
  const html = renderMarkdown(text);

  expect(html).not.toMatch(/<(script|img|iframe|style)|javascript:|data:|<[^>]+\son\w+=/i);
});

test("Markdown is shown as it is meant: headings below the page's own, tables, lists, links that tell nobody", () => {
  const html = renderMarkdown("# A\n\n- b\n\n| c |\n|---|\n| d |\n\n[e](https://e.example)");

  expect(html).toContain("<h2>A</h2>");
  expect(html).toContain("<li>b</li>");
  expect(html).toContain("<td>d</td>");
  expect(html).toContain(
    '<a rel="nofollow noreferrer noopener" target="_blank" href="https://e.example">e</a>',
  );
});

test("code is coloured by classes, and holds every letter that was there", async () => {
  const code = 'const a = "<b>"; // c\n\nexport { a };';

  const lines = await highlight(code, "ts");

  expect(lines?.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code);
  const classes = new Set(lines?.flat().map(({ className }) => className));
  expect(classes).toContain("token-string-expression");
  expect(classes).toContain("token-keyword");
});

test("what no grammar is known for is left plain", async () => {
  expect(await highlight("anything", "xyz")).toBeUndefined();
});
