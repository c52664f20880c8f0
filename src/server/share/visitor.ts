/** Programs that fetch a page to show a card for it, or to index it: nobody asked them for the bytes. */
const robots =
  /(?<!\bcu)bot(?:\b|[/_-])|crawl|spider|slurp|preview|externalhit|externalagent|facebookcatalog|fetcher\b|unfurl|onebox|iframely|embedly|mastodon|friendica|misskey|hatena|feedfetch|^whatsapp|^viber|^signal|^snapchat|^bluesky|^notion|^tumblr|^pleroma|mailproxy|imageproxy|favicon|inspectiontool|site-verification|safebrowsing|-safety|chatgpt-user|claude-user|perplexity-user|valve\/steam|^kakaotalk-scrap/i;

/** Real names are shorter; what is longer is not worth reading on. */
const longestAgent = 512;

/**
 * Whether a request for the bytes was made by a program on its own account: a chat that unfurls the link, a search
 * engine, a browser that fetches ahead. Everything unknown counts as asked for by somebody, as curl, wget, aria2
 * and download managers are: taking a person for a robot would lock them out, the reverse costs one count.
 */
export function isUnasked(headers: Headers): boolean {
  if (isPrefetch(headers)) return true;
  // Browsers send this only after a click or a key: chats' in-app browsers look like robots otherwise.
  if (headers.get("sec-fetch-user") === "?1") return false;
  return robots.test((headers.get("user-agent") ?? "").slice(0, longestAgent));
}

/** https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header, and its forerunners. */
function isPrefetch(headers: Headers): boolean {
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name) ?? "");
  return purposes.some((purpose) => /\b(?:prefetch|prerender|preview)\b/i.test(purpose));
}

/**
 * Whether a page is turned to from another page of the same link, as opposed to opened from outside. Browsers say
 * so; where none does, a folder, a file or a further page was reached from the page that named it.
 */
export function isTurned(headers: Headers, url: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const { searchParams } = new URL(url);
  return ["folder", "file", "sort", "cursor"].some((name) => searchParams.has(name));
}

/** Whether a program downloads: curl, wget, a download manager. Every browser calls itself Mozilla. */
export const isProgram = (headers: Headers): boolean => !/^mozilla\//i.test(headers.get("user-agent") ?? "");
