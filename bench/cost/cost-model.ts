import { assumed, prices } from "./prices.ts";

/** Request units that the bench counts for an action. */
export interface Units {
  readUnits: number;
  writeUnits: number;
}
export type UnitsOf = Record<string, Units>;

/** A part of a bill: what is charged, how often, and what it comes to. */
export interface Line {
  what: string;
  count: number;
  dollars: number;
}
export interface Bill {
  title: string;
  lines: Line[];
}

const GB = 1e9;
const { dynamodb, lambda, edgeFunction, s3, cloudfront, firewall } = prices;

/** What it costs to do each of these so often. @throws Error when the bench did not count an action */
export function billsOf(units: UnitsOf): Bill[] {
  return [
    {
      title: "1,000 uploads of small files, one by one",
      lines: [
        ...siteRequests(2000, { posts: true }),
        ...dynamodbLines(units, { "start 1 upload": 1000, "complete 1 upload": 1000 }),
        line("S3: storing and checking", 2000, 1000 * s3.write + 1000 * s3.read),
        ...consumerLines(units, 1000),
      ],
    },
    {
      title: "1,000 uploads of small files, dropped together",
      lines: [
        ...siteRequests(1000 / 50 + 1000 / 40, { posts: true }),
        ...dynamodbLines(units, { "start 50 uploads": 1000 / 50, "complete 40 uploads": 1000 / 40 }),
        line("S3: storing and checking", 2000, 1000 * s3.write + 1000 * s3.read),
        ...consumerLines(units, 1000),
      ],
    },
    {
      title: "a million views of a share page",
      lines: [
        ...siteRequests(1e6),
        ...dynamodbLines(units, { "open a share page": 1e6, "write a view down": 1e6 }),
        line("CloudFront: bytes of the page", 1e6, (1e6 * assumed.pageBytes * cloudfront.sentGb) / GB),
      ],
    },
    {
      title: "a million downloads by link, without the bytes",
      lines: [
        ...siteRequests(1e6),
        ...dynamodbLines(units, { "download by link": 1e6, "write a download down": 1e6 }),
        line("S3: reading", 1e6, 1e6 * s3.read),
      ],
    },
    {
      title: `the bytes of a million downloads of ${assumed.fileBytes / 1e6} MB`,
      lines: [line("S3: bytes to the internet", 1e6, (1e6 * assumed.fileBytes * s3.sentGb) / GB)],
    },
    {
      title: `a TB stored for a month, in files of ${assumed.fileBytes / 1e6} MB`,
      lines: storedTerabyte(),
    },
  ];
}

export const totalOf = ({ lines }: Bill): number => lines.reduce((sum, { dollars }) => sum + dollars, 0);

const line = (what: string, count: number, dollars: number): Line => ({ what, count, dollars });

/** Each passes CloudFront, the firewall and the function; one with a body the function at the edge too. */
function siteRequests(count: number, { posts = false } = {}): Line[] {
  const { siteSeconds, siteGb, edgeSeconds, edgeGb } = assumed;
  const perPost = edgeFunction.request + edgeSeconds * edgeGb * edgeFunction.gbSecond;
  return [
    line("CloudFront: requests", count, count * (cloudfront.request + cloudfront.function)),
    line("WAF: requests", count, count * firewall.request),
    ...(posts ? [line("Lambda@Edge: hashing bodies", count, count * perPost)] : []),
    line("Lambda: the site", count, count * (lambda.request + siteSeconds * siteGb * lambda.armGbSecond)),
  ];
}

function dynamodbLines(units: UnitsOf, actions: Record<string, number>): Line[] {
  const sum = (kind: keyof Units) =>
    Object.entries(actions).reduce(
      (total, [action, times]) => total + times * unitsOf(units, action)[kind],
      0,
    );
  const [reads, writes] = [sum("readUnits"), sum("writeUnits")];
  return [
    line("DynamoDB: read units", reads, reads * dynamodb.readUnit),
    line("DynamoDB: write units", writes, writes * dynamodb.writeUnit),
  ];
}

function consumerLines(units: UnitsOf, changes: number): Line[] {
  const { consumerSeconds, consumerGb, changesInRun } = assumed;
  const runs = changes / changesInRun;
  const written = changes * unitsOf(units, "write a change into the activity").writeUnits;
  return [
    line(
      "Lambda: the activity",
      runs,
      runs * (lambda.request + consumerSeconds * consumerGb * lambda.armGbSecond),
    ),
    line("DynamoDB: write units of the activity", written, written * dynamodb.writeUnit),
  ];
}

/** About a KB an item, in the table and in the five indexes that a file stands in. */
function storedTerabyte(): Line[] {
  const files = 1e12 / assumed.fileBytes;
  const itemsGb = (files * 1000 * 6) / GB;
  return [
    line("S3: GB stored", 1000, 1000 * s3.storedGbMonth),
    line(
      "DynamoDB: GB stored, with recovery",
      itemsGb,
      itemsGb * (dynamodb.storedGbMonth + dynamodb.recoveryGbMonth),
    ),
  ];
}

function unitsOf(units: UnitsOf, action: string): Units {
  const found = units[action];
  if (!found) throw new Error(`The bench counts no action "${action}".`);
  return found;
}
