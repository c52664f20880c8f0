import { expect, test } from "vitest";
import { linksCsv } from "./links-csv.ts";
import { aLink } from "./testing/a-link.ts";

const link = aLink({
  maxDownloads: 3,
  downloadCount: 1,
  bytesServed: 10,
  visits: 12,
  targetName: 'a "b", c.txt',
});

test("writes a line for each link, with quotes doubled", () => {
  const [, line] = linksCsv([link]).split("\r\n");

  expect(line).toMatch(/^"a ""b"", c\.txt","","https:\/\/drop\.example\/s\/\w+","active",.*,12,1,3,10,""$/);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("the name %j is no formula to a spreadsheet", (name) => {
  expect(linksCsv([{ ...link, name }])).toContain(`"'${name}"`);
});
