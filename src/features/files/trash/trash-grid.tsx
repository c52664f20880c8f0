"use client";

import { type Dispatch, type RefObject, useState } from "react";
import { formatBytes } from "@/components/format-bytes.ts";
import { phone, useMedia } from "@/components/use-media.ts";
import type { Chosen } from "../file-actions.ts";
import type { MenuPlace, OnCommand } from "../grid/grid-key.ts";
import type { GridAction, GridState } from "../grid/grid-state.ts";
import { extent, includes, pick } from "../grid/ranges.ts";
import { RowGrid } from "../grid/row-grid.tsx";
import { chosenOf } from "../list/chosen-of.ts";
import { MoreRows } from "../list/more-rows.tsx";
import { TrashCells } from "./trash-cells.tsx";
import { TrashHeader } from "./trash-header.tsx";
import { TrashMenu } from "./trash-menu.tsx";
import type { useTrashRows } from "./use-trash-rows.ts";

interface TrashGridProps {
  element: RefObject<HTMLDivElement | null>;
  list: ReturnType<typeof useTrashRows>;
  grid: GridState;
  dispatch: Dispatch<GridAction>;
  onRestore: (chosen: Chosen) => void;
  onRemove: (chosen: Chosen) => void;
}

/** What is in the trash as a list. */
export function TrashGrid({ element, list, grid, dispatch, onRestore, onRemove }: TrashGridProps) {
  const [menu, setMenu] = useState<{ at: MenuPlace; chosen: Chosen } | null>(null);
  const rowHeight = useMedia(phone) ? 60 : 40;

  const onCommand: OnCommand = (command, row, at) => {
    const meant = row ?? grid.active;
    const selected = pick(grid.selected, list.rows);
    const inSelection =
      row === null ? selected.length > 0 : command === "menu" && includes(grid.selected, row);
    const rows = inSelection ? selected : list.rows.slice(meant, meant + 1);
    const chosen = chosenOf(rows);
    if (rows.length === 0) return;
    if (command === "menu" && at) setMenu({ at, chosen });
    if (command === "restore" || (command === "open" && row === null)) onRestore(chosen);
    if (command === "trash") onRemove(chosen);
    if (command === "tap") dispatch({ type: "toggle", row: meant });
  };

  return (
    <>
      <RowGrid
        element={element}
        label="Trash"
        rows={list.rows}
        complete={list.complete}
        rowHeight={rowHeight}
        state={grid}
        dispatch={dispatch}
        onCommand={onCommand}
        onNearEnd={list.loadMore}
        header={
          <TrashHeader
            selected={extent(grid.selected, list.rows.length)}
            onSelectAll={(all) => dispatch({ type: all ? "all" : "clear" })}
          />
        }
        describeRow={(row) =>
          `${row.name}, ${row.kind === "file" ? formatBytes(row.file.fileSize) : "folder"}, in the trash`
        }
        renderRow={(row, flags) =>
          row.kind === "file" ? (
            <TrashCells file={row.file} {...flags} />
          ) : (
            <TrashCells folder={row.folder} {...flags} />
          )
        }
      />
      <MoreRows loading={list.loadingMore} failed={list.moreFailed} onRetry={list.loadMoreAgain} />
      <TrashMenu menu={menu} onRestore={onRestore} onRemove={onRemove} onClose={() => setMenu(null)} />
    </>
  );
}
