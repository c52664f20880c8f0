/**
 * AWS's list prices in us-east-1, in dollars, without its free tiers, as they were known on the day below. The last word
 * has aws.amazon.com/{dynamodb,lambda,s3,cloudfront,waf,cloudwatch}/pricing. Other regions differ by up to a half.
 */
export const pricesOf = "2026-11-27";

const million = 1_000_000;

export const prices = {
  dynamodb: {
    /** On demand, for a read of up to 4 KB; one that is eventually consistent is half of it. */
    readUnit: 0.125 / million,
    /** For a write of up to 1 KB; in a transaction it is two. */
    writeUnit: 0.625 / million,
    storedGbMonth: 0.25,
    recoveryGbMonth: 0.2,
  },
  lambda: { request: 0.2 / million, armGbSecond: 0.0000133334 },
  edgeFunction: { request: 0.6 / million, gbSecond: 0.00005001 },
  s3: {
    /** PUT, POST, LIST. */
    write: 0.005 / 1000,
    /** GET, HEAD. */
    read: 0.0004 / 1000,
    storedGbMonth: 0.023,
    /** To the internet, the first 10 TB of a month. */
    sentGb: 0.09,
  },
  cloudfront: {
    request: 0.01 / 10_000,
    function: 0.1 / million,
    /** To North America and Europe, the first 10 TB of a month. */
    sentGb: 0.085,
  },
  firewall: { aclMonth: 5, ruleMonth: 1, request: 0.6 / million },
  /** An alarm on one metric; the first ten of an account are free, as are three dashboards. */
  cloudwatch: { alarmMonth: 0.1, dashboardMonth: 3, logGb: 0.5 },
  scheduler: { call: 1 / million },
  zoneMonth: 0.5,
  keyMonth: 1,
} as const;

/** What no bench on another machine can tell. Rounded up from what such functions take; change them to yours. */
export const assumed = {
  /** Of one request to the site's function, in seconds and GB (`webMemory`). */
  siteSeconds: 0.08,
  siteGb: 1,
  /** Of the function at the edge that hashes a request's body. */
  edgeSeconds: 0.01,
  edgeGb: 0.125,
  /** Of one run of the consumer, and how many changes come in one. */
  consumerSeconds: 0.05,
  consumerGb: 0.5,
  changesInRun: 10,
  /** Of a sweep that finds nothing, and what it logs. */
  sweepSeconds: 0.3,
  sweepGb: 0.5,
  sweepLogBytes: 1000,
  /** Compressed bytes of a share page with its script, font and styles. */
  pageBytes: 60_000,
  /** Of a file that is downloaded or stored. */
  fileBytes: 10_000_000,
} as const;
