"use client";

import type { Dispatch, MouseEvent, RefObject } from "react";
import type { GridCommand, MenuPlace, OnCommand } from "./grid-key.ts";
import type { GridAction, GridState } from "./grid-state.ts";
import { readHit } from "./hit.ts";
import { includes } from "./ranges.ts";

interface GridPress {
  element: RefObject<HTMLElement | null>;
  state: GridState;
  dispatch: Dispatch<GridAction>;
  onCommand: OnCommand;
}

/** Controls inside a row that act on that row alone, by their `data-part`. */
const partCommands = new Map<string, GridCommand>([
  ["share", "share"],
  ["download", "download"],
  ["restore", "restore"],
]);

/**
 * Mouse and finger on the rows: one set of listeners for the whole list. A mouse selects and opens on the second
 * click; a finger opens at once, holds to begin selecting, and selects from then on.
 */
export function useGridPress({ element, state, dispatch, onCommand }: GridPress) {
  function openMenu(event: MouseEvent, row: number, at: MenuPlace) {
    const selection = isTouch(event) || includes(state.selected, row) ? "keep" : "select";
    dispatch({ type: "move", to: row, selection });
    onCommand("menu", row, at);
  }

  function onMouseDown(event: MouseEvent) {
    const hit = readHit(event.target);
    if (!hit || (hit.part === null && !event.shiftKey)) return;
    // The focus stays with the list, whichever control inside a row is pressed; Shift marks rows, not text.
    event.preventDefault();
    element.current?.focus({ preventScroll: true, focusVisible: false });
  }

  function onClick(event: MouseEvent) {
    const hit = readHit(event.target);
    if (!hit) return;
    const { row, part } = hit;
    const command = part === null ? undefined : partCommands.get(part);
    if (part === "menu") openMenu(event, row, hit.element);
    else if (command) onCommand(command, row, null);
    else if (part === "check" && !event.shiftKey) dispatch({ type: "toggle", row });
    else if (isTouch(event)) touch(row);
    else if (event.shiftKey) dispatch({ type: "move", to: row, selection: "extend" });
    else if (event.ctrlKey || event.metaKey) dispatch({ type: "toggle", row });
    else dispatch({ type: "move", to: row, selection: "select" });
  }

  function touch(row: number) {
    if (state.selected.length > 0) return dispatch({ type: "toggle", row });
    dispatch({ type: "move", to: row, selection: "keep" });
    onCommand("tap", row, null);
  }

  function onDoubleClick(event: MouseEvent) {
    const hit = readHit(event.target);
    if (hit?.part === null && !isTouch(event)) onCommand("open", hit.row, null);
  }

  function onContextMenu(event: MouseEvent) {
    const hit = readHit(event.target);
    if (!hit) return;
    event.preventDefault();
    if (isTouch(event)) dispatch({ type: "toggle", row: hit.row });
    else openMenu(event, hit.row, pointAt(event.clientX, event.clientY));
  }

  return { onMouseDown, onClick, onDoubleClick, onContextMenu };
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";
}

function pointAt(x: number, y: number): MenuPlace {
  return { getBoundingClientRect: () => DOMRect.fromRect({ x, y }) };
}
