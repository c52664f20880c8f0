"use client";

import { Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { ChoicePills } from "@/components/choice-pills.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { formatCount } from "@/components/format-count.ts";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { Skeleton } from "@/components/skeleton.tsx";
import { TextField } from "@/components/text-field.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { linksCsv } from "./links-csv.ts";
import { saveCsv } from "./save-csv.ts";
import { type Filter, filterLinks, filters } from "./shared-filter.ts";
import { SharedTable } from "./shared-table.tsx";
import { useAllLinks } from "./use-all-links.ts";
import { useLinkDialog } from "./use-link-dialog.tsx";
import { useServerNow } from "./use-server-now.ts";

const RevokeManyDialog = dynamic(
  () => import("./revoke-many-dialog.tsx").then((part) => part.RevokeManyDialog),
  { ssr: false },
);

/** All links of the owner: what they lead to, what came of them, and what can be done with many at once. */
export function SharedView() {
  const [filter, setFilter] = useState<Filter>("all");
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<{ linkIds: string[]; open: boolean }>();
  const [saving, setSaving] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const now = useServerNow();
  const asks = filter !== "all" || words.trim() !== "";
  const query = useAllLinks(asks || chosen.size > 0);
  const [dialog, openDialog] = useLinkDialog({ finalFocus: () => list.current });

  const shown = filterLinks(query.links, { filter, words, now });
  const picked = shown.filter(({ linkId, state }) => chosen.has(linkId) && state !== "revoked");
  const isEmpty = query.links.length === 0 && !query.hasNextPage;

  function choose(linkIds: readonly string[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const linkId of linkIds) {
      if (isChosen) next.add(linkId);
      else next.delete(linkId);
    }
    setChosen(next);
  }

  /** Those that are picked now: what changes below the question does not change what is asked. */
  const askToRevoke = () => setQuestion({ linkIds: picked.map(({ linkId }) => linkId), open: true });

  /** Of all links, also of those that are not on the screen yet. */
  async function save() {
    setSaving(true);
    try {
      saveCsv("links.csv", linksCsv(filterLinks(await query.loadAll(), { filter, words, now })));
    } catch {
      showToast({ title: "The links could not all be loaded. Try again.", tone: "danger" });
    } finally {
      setSaving(false);
    }
  }

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SheetBar
        title="Shared"
        actions={
          <>
            {picked.length > 0 && (
              <Button variant="quiet-danger" disabled={query.loadingAll} onClick={askToRevoke}>
                Revoke {formatCount(picked.length, "link")}…
              </Button>
            )}
            <Button
              // On a phone there is room for one of the two beside the title.
              className={picked.length > 0 ? "max-desk:hidden" : undefined}
              disabled={isEmpty}
              pending={saving}
              onClick={() => void save()}
            >
              Save as CSV
            </Button>
          </>
        }
      />
      <div
        ref={list}
        className="grid min-h-0 flex-1 content-start overflow-y-auto px-4 pb-6 outline-none desk:px-5"
        tabIndex={-1}
      >
        {!isEmpty && (
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-1 pb-4">
            <ChoicePills legend="Show" value={filter} onChange={setFilter} options={filters} />
            <TextField
              label="Filter by name"
              type="search"
              className="w-56 max-desk:w-full"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
        )}
        {query.isPending && <Skeleton className="h-40 rounded-lg" />}
        {query.isError && (
          <div role="alert" className="flex items-center gap-3 pb-3">
            The links could not be loaded.
            <Button onClick={() => void query.refetch()}>Try again</Button>
          </div>
        )}
        {query.isSuccess && shown.length === 0 && !query.loadingAll && (
          <EmptyState
            art={<Link2 size={40} aria-hidden />}
            title={isEmpty ? "Nothing is shared yet" : "No such links"}
          >
            {isEmpty
              ? "Choose Share on any file or folder: its link appears here with what came of it."
              : "No link fits what you look for."}
          </EmptyState>
        )}
        {shown.length > 0 && (
          <SharedTable links={shown} now={now} chosen={chosen} onChoose={choose} onTask={openDialog} />
        )}
        <p role="status" className="pt-3 text-text-2 empty:hidden">
          {query.loadingAll && `Looking through your links… ${formatCount(query.links.length)} so far`}
        </p>
        {query.hasNextPage && !query.loadingAll && (
          <Button
            className="mt-3 justify-self-start"
            pending={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show older links
          </Button>
        )}
      </div>
      {question && (
        <RevokeManyDialog
          {...question}
          onClose={() => setQuestion({ ...question, open: false })}
          onRevoked={() => setChosen(new Set())}
        />
      )}
      {dialog}
    </div>
  );
}
