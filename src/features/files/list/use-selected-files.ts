"use client";

import { useEffect, useMemo, useRef } from "react";
import { describeCount } from "../changes/describe-items.ts";
import { isOpen, pick } from "../grid/ranges.ts";
import { useGridState } from "../grid/use-grid-state.ts";
import { chosenOf } from "./chosen-of.ts";
import type { FolderRows } from "./use-folder-rows.ts";

/** Rows that arrive page by page. */
export type LoadableRows = Pick<FolderRows, "rows" | "keys" | "complete" | "loadMore" | "moreFailed">;

/**
 * The keyboard's place and the selection in a folder. Selecting everything goes on loading until everything is there;
 * `loadingAll` until then.
 */
export function useSelectedFiles(list: LoadableRows, announce: (text: string) => void) {
  const { rows, keys, complete, loadMore, moreFailed } = list;
  const [grid, dispatch] = useGridState(keys, complete);
  const loadingAll = isOpen(grid.selected) && !complete;

  useEffect(() => {
    if (loadingAll) loadMore();
  }, [loadingAll, loadMore]);

  // What could not be loaded cannot be part of what is done to "everything".
  useEffect(() => {
    if (loadingAll && moreFailed) dispatch({ type: "clear" });
  }, [loadingAll, moreFailed, dispatch]);

  const { files, folders } = useMemo(() => chosenOf(pick(grid.selected, rows)), [grid.selected, rows]);
  const count = files.length + folders.length;

  const announced = useRef(0);
  useEffect(() => {
    // One selected row is spoken with the row itself.
    if (!loadingAll && count !== announced.current && Math.max(count, announced.current) > 1) {
      announce(count === 0 ? "Nothing selected" : `${describeCount({ files, folders })} selected`);
    }
    if (!loadingAll) announced.current = count;
  }, [count, files, folders, loadingAll, announce]);

  return { grid, dispatch, files, folders, loadingAll };
}
