import type { GridAction } from "./grid-state.ts";

/** What a key, a finger or a control inside a row asks of the rows; the view decides how. "tap": a plain touch. */
export type GridCommand =
  | "open"
  | "tap"
  | "menu"
  | "details"
  | "rename"
  | "trash"
  | "move"
  | "share"
  | "copy-link"
  | "download"
  | "restore";

/** `row`: the one row that is meant; null: the selection. `at`: where a menu would open. */
export type OnCommand = (command: GridCommand, row: number | null, at: MenuPlace | null) => void;

/** An element, or a point. */
export interface MenuPlace {
  getBoundingClientRect: () => DOMRect;
}

export type GridKey = { action: GridAction } | { command: GridCommand } | { typed: string };

export type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

interface Place {
  active: number;
  rows: number;
  /** Rows that fit on a page. */
  page: number;
  /** A word is being typed, to which a space belongs. */
  typing: boolean;
}

/**
 * What a key means in a list, after the habits of file managers and the grid pattern of the ARIA practices:
 * arrows take the selection along, with Ctrl they leave it, with Shift they draw a range. null: not ours.
 */
export function readGridKey(press: KeyPress, place: Place): GridKey | null {
  const control = press.ctrlKey || press.metaKey;
  const to = destination(press, place);
  if (to !== null && !press.altKey) {
    return {
      action: { type: "move", to, selection: press.shiftKey ? "extend" : control ? "keep" : "select" },
    };
  }
  if (press.altKey) return null;
  return control ? withControl(press.key, place) : alone(press, place);
}

function destination({ key }: KeyPress, { active, rows, page }: Place): number | null {
  switch (key) {
    case "ArrowDown":
      return active + 1;
    case "ArrowUp":
      return active - 1;
    case "PageDown":
      return active + page;
    case "PageUp":
      return active - page;
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}

function withControl(key: string, { active, rows }: Place): GridKey | null {
  if (rows === 0) return null;
  switch (key) {
    case "a":
      return { action: { type: "all" } };
    case " ":
      return { action: { type: "toggle", row: active } };
    case "c":
      return { command: "copy-link" };
    case "x":
      return { command: "move" };
    case "Enter":
      return { command: "share" };
    case "Backspace":
      return { command: "trash" };
    default:
      return null;
  }
}

function alone({ key, shiftKey }: KeyPress, { active, typing }: Place): GridKey | null {
  switch (key) {
    case "Escape":
      return { action: { type: "clear" } };
    case "Enter":
      return { command: "open" };
    case "F2":
      return { command: "rename" };
    case "Delete":
      return { command: "trash" };
    case "ContextMenu":
      return { command: "menu" };
    case "F10":
      return shiftKey ? { command: "menu" } : null;
    case " ":
      if (typing) return { typed: " " };
      return shiftKey
        ? { action: { type: "move", to: active, selection: "extend" } }
        : { command: "details" };
    default:
      return /^.$/u.test(key) ? { typed: key } : null;
  }
}
