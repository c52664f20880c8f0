"use client";

import { type Dispatch, useReducer } from "react";
import { emptyGrid, type GridAction, type GridState, reduceGrid } from "./grid-state.ts";

/**
 * Keyboard place and selection of a list. `keys` must be the same array as long as the rows are the same;
 * `complete` when nothing is left to load.
 */
export function useGridState(keys: readonly string[], complete: boolean): [GridState, Dispatch<GridAction>] {
  const [state, dispatch] = useReducer(reduceGrid, emptyGrid);
  if (state.keys === keys) return [state, dispatch];
  // During rendering, so that no frame shows the selection on the rows that took the places of the selected ones.
  const rows: GridAction = { type: "rows", keys, complete };
  dispatch(rows);
  return [reduceGrid(state, rows), dispatch];
}
