import type { TouchedLink } from "@dropify/core/links/link.schema";
import { formatCount } from "@/components/format-count.ts";

export interface Touched {
  links: readonly Pick<TouchedLink, "effect" | "name" | "targetName">[];
  /** There may be more that were not looked at. */
  hasMore: boolean;
}

export const noneTouched: Touched = { links: [], hasMore: false };

/** How many links are named before the rest is only counted. */
const named = 3;

const verbs = {
  stops: ["stops working", "stop working"],
  shrinks: ["shows less", "show less"],
  grows: ["will show more", "will show more"],
} as const;

/** A line for each thing that happens to links: "2 links stop working: “For Ada” and “Report.pdf”". */
export function describeTouched({ links, hasMore }: Touched): string[] {
  const lines = (["stops", "shrinks", "grows"] as const).flatMap((effect) => {
    const touched = links.filter((link) => link.effect === effect);
    if (touched.length === 0) return [];
    const [one, many] = verbs[effect];
    const names = touched.slice(0, named).map((link) => `“${link.name ?? link.targetName ?? "A selection"}”`);
    const rest = touched.length - named;
    const all = rest > 0 ? [...names, `${rest} more`] : names;
    const list = new Intl.ListFormat("en").format(all);
    return [`${formatCount(touched.length, "link")} ${touched.length === 1 ? one : many}: ${list}`];
  });
  return hasMore ? [...lines, "There may be others."] : lines;
}
