"use client";

import { type Dispatch, type KeyboardEvent, useRef } from "react";
import { type OnCommand, readGridKey } from "./grid-key.ts";
import type { GridAction, GridState } from "./grid-state.ts";
import { findTyped, isTyping, nothingTyped, type } from "./type-ahead.ts";
import { headerHeight } from "./use-row-window.ts";

interface GridKeys {
  rows: readonly { name: string }[];
  rowHeight: number;
  state: GridState;
  dispatch: Dispatch<GridAction>;
  onCommand: OnCommand;
  scrollTo: (row: number) => void;
}

/** The keyboard of a list: moving, selecting, finding by typing, and commands. */
export function useGridKeys({ rows, rowHeight, state, dispatch, onCommand, scrollTo }: GridKeys) {
  const typed = useRef(nothingTyped);

  function moveTo(to: number, selection: "select" | "extend" | "keep") {
    dispatch({ type: "move", to, selection });
    scrollTo(Math.min(Math.max(to, 0), rows.length - 1));
  }

  return function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // A header's button or the field of a new name has the focus: those keys are theirs.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const now = event.timeStamp;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - headerHeight) / rowHeight) - 1);
    const place = { active: state.active, rows: rows.length, page, typing: isTyping(typed.current, now) };
    const read = readGridKey(event, place);
    if (!read || (rows.length === 0 && !("action" in read))) return;
    // Copying marked text stays what it is everywhere else.
    if ("command" in read && read.command === "copy-link" && window.getSelection()?.isCollapsed === false)
      return;
    event.preventDefault();
    if ("typed" in read) {
      typed.current = type(typed.current, read.typed, now);
      const found = findTyped(
        rows.map(({ name }) => name),
        typed.current.text,
        state.active,
      );
      if (found !== -1) moveTo(found, "select");
    } else if ("command" in read) {
      onCommand(read.command, null, event.currentTarget.querySelector("[data-active]"));
    } else if (read.action.type === "move") {
      moveTo(read.action.to, read.action.selection);
    } else {
      dispatch(read.action);
    }
  };
}
