"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { formatCount } from "@/components/format-count.ts";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { useNow } from "@/components/use-now.ts";
import { stateNow } from "./link-facts.ts";
import { linksCsv } from "./links-csv.ts";
import { SharedRow } from "./shared-row.tsx";
import { useAllLinks } from "./use-all-links.ts";
import { useRevokeMany } from "./use-update-link.ts";

const filters = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "asked", label: "Asked for more" },
  { value: "ended", label: "Ended" },
] as const;
type Filter = (typeof filters)[number]["value"];

/** All links of the owner: what they lead to, what came of them, and what can be done with many at once. */
export function SharedView() {
  const query = useAllLinks();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>("all");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const revoke = useRevokeMany();
  const shown = query.links.filter((link) => {
    const isActive = stateNow(link, now) === "active";
    if (filter === "asked") return link.askedAt !== null;
    return filter === "all" || isActive === (filter === "active");
  });
  const picked = shown.filter(({ linkId }) => chosen.has(linkId));

  function choose(linkId: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(linkId);
    else next.delete(linkId);
    setChosen(next);
  }

  function revokePicked() {
    revoke.mutate(
      { linkIds: picked.slice(0, 100).map(({ linkId }) => linkId) },
      {
        onSuccess: () => {
          setChosen(new Set());
          showToast({ title: `${formatCount(picked.length, "link")} revoked`, tone: "success" });
        },
        onError: ({ message }) => showToast({ title: message, tone: "danger" }),
      },
    );
  }

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SheetBar
        title="Shared"
        actions={
          <>
            {picked.length > 0 && (
              <Button variant="quiet-danger" pending={revoke.isPending} onClick={revokePicked}>
                Revoke {formatCount(picked.length, "link")}
              </Button>
            )}
            <Button disabled={query.links.length === 0} onClick={() => saveCsv(linksCsv(shown))}>
              Save as CSV
            </Button>
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 desk:px-5" tabIndex={-1}>
        {query.links.length > 0 && (
          <div className="pb-3">
            <ChoicePills legend="Show" value={filter} onChange={setFilter} options={filters} />
          </div>
        )}
        {query.isPending && <Skeleton className="h-40 rounded-lg" />}
        {query.isError && (
          <div role="alert" className="flex items-center gap-3">
            The links could not be loaded.
            <Button onClick={() => void query.refetch()}>Try again</Button>
          </div>
        )}
        {query.isSuccess && shown.length === 0 && (
          <EmptyState
            art={<Link2 size={40} aria-hidden />}
            title={query.links.length === 0 ? "Nothing is shared yet" : "No such links"}
          >
            {query.links.length === 0
              ? "Choose Share on any file: its link appears here with what came of it."
              : "No link is in this state."}
          </EmptyState>
        )}
        <ul className="grid grid-cols-1">
          {shown.map((link) => (
            <SharedRow
              key={link.linkId}
              link={link}
              now={now}
              isChosen={chosen.has(link.linkId)}
              onChoose={(isChosen) => choose(link.linkId, isChosen)}
            />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older links
          </Button>
        )}
      </div>
    </div>
  );
}

function saveCsv(text: string): void {
  const link = document.createElement("a");
  // The mark at the front lets spreadsheets see that it is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
  link.download = "links.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
