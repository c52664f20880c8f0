"use client";

import { type Dispatch, type RefObject, useCallback, useState } from "react";
import { phone, useMedia } from "@/components/use-media.ts";
import type { FileActions, FolderActions } from "../file-actions.ts";
import type { OnCommand } from "../grid/grid-key.ts";
import type { GridAction, GridState } from "../grid/grid-state.ts";
import { extent, includes, pick } from "../grid/ranges.ts";
import { RowGrid } from "../grid/row-grid.tsx";
import type { Listing } from "../listing.ts";
import { describeRow } from "./describe-row.ts";
import { FileCells } from "./file-cells.tsx";
import { FolderCells } from "./folder-cells.tsx";
import { ListHeader } from "./list-header.tsx";
import { MoreRows } from "./more-rows.tsx";
import { RenameField } from "./rename-field.tsx";
import { type OpenMenu, RowMenu } from "./row-menu.tsx";
import { runCommand } from "./run-command.ts";
import type { FolderRows } from "./use-folder-rows.ts";
import type { useListCommands } from "./use-list-commands.ts";

interface FileGridProps {
  element: RefObject<HTMLDivElement | null>;
  label: string;
  list: FolderRows;
  listing: Listing;
  grid: GridState;
  dispatch: Dispatch<GridAction>;
  commands: ReturnType<typeof useListCommands>;
  /** With Space: shows the details or hides them. */
  onToggleDetails: FileActions["details"];
  folderActions: FolderActions;
  onSort: (listing: Listing) => void;
}

/** The list itself: header, rows and their menu. */
export function FileGrid(props: FileGridProps) {
  const { element, list, listing, grid, dispatch, commands, onToggleDetails, folderActions, onSort } = props;
  const { actions, renaming, saveName, endRename } = commands;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const rowHeight = useMedia(phone) ? 60 : 40;

  const onCommand: OnCommand = (command, row, at) => {
    const selected = pick(grid.selected, list.rows);
    const single = list.rows.slice(row ?? grid.active, (row ?? grid.active) + 1);
    if (command === "menu") {
      const meant = row === null ? grid.active : row;
      if (at) setMenu({ at, rows: includes(grid.selected, meant) ? selected : single });
      return;
    }
    const rows = row === null && selected.length > 0 ? selected : single;
    const forKeys = row === null ? { ...actions, details: onToggleDetails } : actions;
    runCommand(command, { rows, actions: forKeys, folderActions });
  };

  const sort = useCallback(
    (next: Listing) => {
      dispatch({ type: "clear" });
      element.current?.scrollTo({ top: 0 });
      onSort(next);
    },
    [dispatch, element, onSort],
  );

  const { rows, complete } = list;
  return (
    <>
      <RowGrid
        element={element}
        label={props.label}
        rows={rows}
        complete={complete}
        busy={list.reordering}
        rowHeight={rowHeight}
        state={grid}
        dispatch={dispatch}
        onCommand={onCommand}
        onNearEnd={list.loadMore}
        header={
          <ListHeader
            listing={listing}
            onSort={sort}
            selected={extent(grid.selected, rows.length)}
            onSelectAll={(all) => dispatch({ type: all ? "all" : "clear" })}
          />
        }
        describeRow={describeRow}
        renderRow={(row, { active, selected }) =>
          row.kind === "folder" ? (
            <FolderCells folder={row.folder} active={active} selected={selected} />
          ) : (
            <FileCells
              file={row.file}
              active={active}
              selected={selected}
              field={
                renaming?.file.fileId === row.key ? (
                  <RenameField
                    name={row.file.fileName}
                    value={renaming.value}
                    error={renaming.error}
                    onSave={(name) => void saveName(row.file, name)}
                    onCancel={endRename}
                  />
                ) : null
              }
            />
          )
        }
      />
      <MoreRows loading={list.loadingMore} failed={list.moreFailed} onRetry={list.loadMoreAgain} />
      <RowMenu menu={menu} actions={actions} folderActions={folderActions} onClose={() => setMenu(null)} />
    </>
  );
}
