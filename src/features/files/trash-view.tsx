"use client";

import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { useAnnouncer } from "./announcer.tsx";
import { sayError } from "./changes/say-error.ts";
import { useTrashActions } from "./changes/use-trash-actions.ts";
import type { Chosen } from "./file-actions.ts";
import { ListFailure } from "./list/list-failure.tsx";
import { ListSkeleton } from "./list/list-skeleton.tsx";
import { useSelectedFiles } from "./list/use-selected-files.ts";
import { EmptyTrash } from "./trash/empty-trash.tsx";
import { RemoveDialog } from "./trash/remove-dialog.tsx";
import { TrashBar } from "./trash/trash-bar.tsx";
import { TrashGrid } from "./trash/trash-grid.tsx";
import { useTrashRows } from "./trash/use-trash-rows.ts";
import { useKeepFocus } from "./use-keep-focus.ts";

/** The trash: bring files and folders back, or delete them for good. Fills a flex parent of definite height. */
export function TrashView() {
  const [line, announce] = useAnnouncer();
  const list = useTrashRows();
  const { grid, dispatch, files, folders, loadingAll } = useSelectedFiles(list, announce);
  const { restore, remove } = useTrashActions();
  const element = useRef<HTMLDivElement>(null);
  const chosen = useMemo(() => ({ files, folders }), [files, folders]);
  const [asked, setAsked] = useState<Chosen | "selection" | null>(null);
  const place = useRef<HTMLElement>(null);
  useKeepFocus(place, list.rows.length > 0);

  function emptyTrash() {
    dispatch({ type: "all" });
    setAsked("selection");
  }

  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label="Trash"
      className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none"
    >
      <SheetBar
        title="Trash"
        actions={list.rows.length > 0 && <Button onClick={emptyTrash}>Empty trash…</Button>}
      />
      <div className="@container relative flex min-h-0 flex-1 flex-col">
        {list.loading ? (
          <ListSkeleton />
        ) : list.error ? (
          <ListFailure
            title="The trash could not be loaded"
            message={sayError(list.error)}
            onRetry={list.retry}
            retrying={list.retrying}
          />
        ) : list.rows.length === 0 && list.complete ? (
          <EmptyTrash />
        ) : (
          <TrashGrid
            element={element}
            list={list}
            grid={grid}
            dispatch={dispatch}
            onRestore={(it) => void restore(it)}
            onRemove={setAsked}
          />
        )}
        <TrashBar
          chosen={chosen}
          loading={loadingAll}
          onRestore={(it) => void restore(it)}
          onRemove={setAsked}
          onClear={() => dispatch({ type: "clear" })}
          list={element}
        />
      </div>
      {list.rows.length > 0 && (
        <p className="flex h-8 flex-none items-center border-border border-t px-5 text-text-3 text-xs max-desk:hidden">
          What is here counts towards your storage until it is deleted for good.
        </p>
      )}
      <RemoveDialog
        asked={asked === "selection" ? chosen : asked}
        counting={asked === "selection" && loadingAll}
        onRemove={remove}
        onClose={() => setAsked(null)}
        // The list, or what stands in its place when its last file has gone.
        finalFocus={() => element.current ?? place.current}
      />
      {line}
    </section>
  );
}
