"use client";

import { useRef } from "react";
import { Button } from "@/components/button.tsx";
import { formatCount } from "@/components/format-count.ts";
import { stateNow } from "./link-facts.ts";
import { LinkRow } from "./link-row.tsx";
import { useServerNow } from "./use-server-now.ts";
import type { useTargetLinks } from "./use-target-links.ts";

interface LinkListProps {
  query: ReturnType<typeof useTargetLinks>;
  /** The link made a moment ago, whose row shows the tick. */
  justCopied: string | undefined;
}

/** The links that work, and below them, folded away, those that no longer do. */
export function LinkList({ query, justCopied }: LinkListProps) {
  const now = useServerNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const active = query.links.filter((link) => stateNow(link, now) === "active");
  const past = query.links.filter((link) => stateNow(link, now) !== "active");

  function rows(links: typeof active) {
    return links.map((link) => (
      <LinkRow
        key={link.linkId}
        link={link}
        now={now}
        justCopied={link.linkId === justCopied}
        onEnded={() => heading.current?.focus()}
      />
    ));
  }

  return (
    <section className="grid grid-cols-1 gap-2.5">
      <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
        {formatCount(active.length, "active link")}
      </h3>
      {active.length > 0 && <ul className="grid grid-cols-1 gap-2">{rows(active)}</ul>}
      {past.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer select-none rounded-sm py-1 text-text-2 hover:text-text">
            {formatCount(past.length, "past link")}
          </summary>
          <ul className="mt-1.5 grid grid-cols-1 gap-2">{rows(past)}</ul>
        </details>
      )}
      {query.hasNextPage && (
        <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older links
        </Button>
      )}
    </section>
  );
}
