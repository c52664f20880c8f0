import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { GonePage } from "./gone-page.tsx";
import { renderDocument } from "./render-document.ts";
import { TooManyTriesPage } from "./too-many-tries-page.tsx";
import { UnavailablePage } from "./unavailable-page.tsx";

test("the page for a link that does not open says what its recipient can do", async () => {
  const html = await renderDocument(<GonePage />);

  expect(html).toContain("<title>This link is not available · Dropify</title>");
  expect(html).toContain("Ask the person who sent it for a new link.");
});

test("the page for a guesser says how long to wait", async () => {
  expect(await renderDocument(<TooManyTriesPage retryAfter={540} />)).toContain("9 minutes");
});

test("the page for our own faults names the failure and offers another try", async () => {
  const html = await renderDocument(<UnavailablePage requestId="01KB2Q7K3V" />);

  expect(html).toContain("01KB2Q7K3V");
  expect(html).toContain('href="">Try again</a>');
});

const notices: [string, ReactElement][] = [
  ["gone", <GonePage key="gone" />],
  ["too many tries", <TooManyTriesPage key="tries" retryAfter={60} />],
  ["unavailable", <UnavailablePage key="unavailable" requestId="1" />],
];

test.each(notices)("%s: nothing for chats to show, nothing for search engines to keep", async (_, page) => {
  const html = await renderDocument(page);

  expect(html).not.toContain("og:");
  expect(html).toContain("noindex");
  expect(html).not.toMatch(/<script| style="/);
});
