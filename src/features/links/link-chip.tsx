import type { Link } from "@dropify/core/links/link.schema";
import { classNames } from "@/components/class-names.ts";
import { endsSoon, stateNow } from "./link-facts.ts";

/** The state of a link in one word, with a colour that never says more than the word. */
export function LinkChip({ link, now }: { link: Link; now: number }) {
  const state = stateNow(link, now);
  const soon = state === "active" && endsSoon(link, now);
  return (
    <span
      className={classNames(
        "inline-flex h-[22px] flex-none items-center rounded-full px-2 text-xs",
        soon ? "bg-warning-soft text-warning-text" : tones[state],
      )}
    >
      {soon ? "Ends soon" : words[state]}
    </span>
  );
}

const words = {
  active: "Active",
  expired: "Expired",
  "used-up": "Used up",
  revoked: "Revoked",
  suspended: "Suspended",
};

const past = "text-text-2 inset-ring inset-ring-border-strong";
const tones = {
  active: "bg-success-soft text-success-text",
  expired: past,
  "used-up": past,
  revoked: past,
  suspended: past,
};
