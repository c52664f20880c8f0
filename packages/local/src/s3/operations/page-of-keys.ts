import type { Bucket, LiveObject } from "../store/catalog.ts";
import { compareKeys } from "../store/key-order.ts";

export interface PageQuery {
  prefix: string;
  delimiter: string;
  /** Only keys, and common prefixes, that sort behind this one. */
  after: string;
  limit: number;
}

export interface Page {
  objects: LiveObject[];
  commonPrefixes: string[];
  /** The last key or common prefix of the page; set when more follows. */
  next?: string;
}

/** Lists a bucket in the order of its keys. A common prefix counts as one entry, whatever it stands for. */
export function pageOfKeys(bucket: Bucket, { prefix, delimiter, after, limit }: PageQuery): Page {
  const page: Page = { objects: [], commonPrefixes: [] };
  let last = after;
  let from = compareKeys(after, prefix) > 0 ? after : prefix;
  let entries = 0;
  while (limit > 0) {
    const object = bucket.objects.first(from, from === after);
    if (!object?.key.startsWith(prefix)) break;
    const { key } = object;
    const common = commonPrefix(key, prefix, delimiter);
    if (common !== undefined && common === after) {
      from = behindPrefix(common);
      continue;
    }
    if (entries === limit) return { ...page, next: last };
    if (common === undefined) page.objects.push(object);
    else page.commonPrefixes.push(common);
    entries += 1;
    last = common ?? key;
    // All that shares a common prefix is stepped over in one go, so a page costs what it shows.
    from = common === undefined ? `${key}\0` : behindPrefix(common);
  }
  return page;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}

/** U+10FFFF is the last character there is, and no key is longer than this many of them. */
const LAST_KEY = "\u{10ffff}".repeat(256);

/** Sorts behind every key that begins with `prefix`. */
function behindPrefix(prefix: string): string {
  return `${prefix}${LAST_KEY}`;
}
