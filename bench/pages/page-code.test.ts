import { expect, test } from "vitest";
import { readPageCode } from "./page-code.ts";

test("finds what a page carries and what it loads, each address once", () => {
  const code = readPageCode(`<!doctype html><html><head>
    <link rel="stylesheet" href="/a.css" data-precedence="next"/><link rel="preload" as="script" href="/a.js?v=1&amp;w=2"/>
    <link rel="preload" as="font" href="/a.woff2"/><style>p{}</style>
    <script src="/a.js?v=1&amp;w=2" async=""></script><script src="/old.js" noModule=""></script></head>
    <body><script nonce="x">let a = "<p>";
    run(a)</script></body></html>`);

  expect(code.addresses.js).toEqual(new Set(["/a.js?v=1&w=2"]));
  expect(code.addresses.css).toEqual(new Set(["/a.css"]));
  expect(code.inside.css).toEqual(["p{}"]);
  expect(code.inside.js).toEqual(['let a = "<p>";\n    run(a)']);
});
