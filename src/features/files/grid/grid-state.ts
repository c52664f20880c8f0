import { between, close, everything, nothing, type Ranges, rebase, toggle } from "./ranges.ts";

/** Which row the keyboard is at and which rows are selected. Rows are numbers; `keys` say which they are. */
export interface GridState {
  readonly keys: readonly string[];
  /** The row of the keyboard; -1 in an empty list. */
  readonly active: number;
  /** Where a range drawn with Shift begins. */
  readonly anchor: number;
  readonly selected: Ranges;
}

export type GridAction =
  /** The list changed; `complete` when nothing is left to load. */
  | { type: "rows"; keys: readonly string[]; complete: boolean }
  /** To a row, which becomes the selection, ends a range from the anchor, or is left as it is. */
  | { type: "move"; to: number; selection: "select" | "extend" | "keep" }
  | { type: "toggle"; row: number }
  | { type: "all" }
  | { type: "clear" };

export const emptyGrid: GridState = { keys: [], active: -1, anchor: -1, selected: nothing };

export function reduceGrid(state: GridState, action: GridAction): GridState {
  switch (action.type) {
    case "rows":
      return withRows(state, action.keys, action.complete);
    case "move":
      return move(state, action.to, action.selection);
    case "toggle":
      return {
        ...state,
        active: action.row,
        anchor: action.row,
        selected: toggle(state.selected, action.row),
      };
    case "all":
      return { ...state, selected: everything };
    case "clear":
      return { ...state, selected: nothing };
  }
}

function move(state: GridState, asked: number, selection: "select" | "extend" | "keep"): GridState {
  if (state.keys.length === 0) return state;
  const active = clamp(asked, state.keys.length);
  if (selection === "keep") return { ...state, active };
  if (selection === "select")
    return { ...state, active, anchor: active, selected: [between(active, active)] };
  const anchor = Math.max(0, state.anchor);
  return { ...state, active, anchor, selected: [between(anchor, active)] };
}

function withRows(state: GridState, keys: readonly string[], complete: boolean): GridState {
  const moved = rebase(state.selected, state.keys, keys);
  return {
    keys,
    active: follow(state, state.active, keys),
    anchor: follow(state, state.anchor, keys),
    selected: complete ? close(moved, keys.length) : moved,
  };
}

/** Where a row went; when it is gone, whichever row took its place. */
function follow(state: GridState, row: number, keys: readonly string[]): number {
  if (keys.length === 0) return -1;
  const key = state.keys[row];
  const found = key === undefined ? -1 : keys.indexOf(key);
  return found === -1 ? clamp(row, keys.length) : found;
}

function clamp(row: number, rows: number): number {
  return Math.min(Math.max(row, 0), rows - 1);
}
