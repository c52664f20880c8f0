"use client";

import { type Dispatch, type ReactNode, type RefObject, useEffect, useId } from "react";
import type { OnCommand } from "./grid-key.ts";
import type { GridAction, GridState } from "./grid-state.ts";
import { includes } from "./ranges.ts";
import styles from "./row-grid.module.css";
import { useGridKeys } from "./use-grid-keys.ts";
import { useGridPress } from "./use-grid-press.ts";
import { useRowWindow } from "./use-row-window.ts";

export interface GridRow {
  key: string;
  /** What typing looks for. */
  name: string;
}

/** What the list knows of a row; passed to its cells. */
export interface RowFlags {
  active: boolean;
  selected: boolean;
}

interface RowGridProps<Row extends GridRow> {
  /** The list's element: for giving it the focus, and for finding the active row in it. */
  element: RefObject<HTMLDivElement | null>;
  label: string;
  rows: readonly Row[];
  /** Nothing is left to load. */
  complete: boolean;
  busy?: boolean;
  rowHeight: number;
  state: GridState;
  dispatch: Dispatch<GridAction>;
  /** A `role="row"` of column headers. */
  header: ReactNode;
  /** A row in one sentence, spoken in place of its cells and their controls. */
  describeRow: (row: Row) => string;
  renderRow: (row: Row, flags: RowFlags) => ReactNode;
  onCommand: OnCommand;
  /** The end of what is loaded comes near. */
  onNearEnd: () => void;
}

/** Rows to go when the next page is asked for. */
const near = 40;

/**
 * A list of any length, worked as one stop of the Tab key: arrows move an active row inside it, which
 * `aria-activedescendant` names (grid pattern of the ARIA practices).
 */
export function RowGrid<Row extends GridRow>(props: RowGridProps<Row>) {
  const { element, rows, complete, state, rowHeight, onNearEnd } = props;
  const virtualizer = useRowWindow({
    scroller: element,
    rows: rows.length,
    rowHeight,
    active: state.active,
    rowKey: (row) => rows[row]?.key ?? String(row),
  });
  const onKeyDown = useGridKeys({ ...props, scrollTo: (row) => virtualizer.scrollToIndex(row) });
  const press = useGridPress(props);
  const id = useId();
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const active = shown.find(({ index }) => index === state.active);

  useEffect(() => {
    if (!complete && rows.length > 0 && last >= rows.length - near) onNearEnd();
  }, [complete, last, rows.length, onNearEnd]);

  return (
    <div
      ref={element}
      role="grid"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-rowcount={complete ? rows.length + 1 : -1}
      aria-activedescendant={active && `${id}-${String(active.key)}`}
      aria-busy={props.busy || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={`${styles.grid} relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden px-2 outline-none desk:px-3`}
    >
      {props.header}
      <div role="rowgroup" {...press} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const selected = includes(state.selected, index);
          return (
            <div
              key={row.key}
              id={`${id}-${row.key}`}
              role="row"
              aria-rowindex={index + 2}
              aria-label={props.describeRow(row)}
              aria-selected={selected}
              data-row={index}
              data-active={index === state.active || undefined}
              data-join={(selected && includes(state.selected, index - 1)) || undefined}
              data-joined={(selected && includes(state.selected, index + 1)) || undefined}
              className={`${styles.row} group/row`}
              style={{ height: size, transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            >
              {props.renderRow(row, { active: index === state.active, selected })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
