import { describe, expect, test } from "vitest";
import { type KeyPress, readGridKey } from "./grid-key.ts";

const place = { active: 4, rows: 100, page: 10, typing: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const read = (key: string, held: Partial<KeyPress> = {}, at = place) => readGridKey(press(key, held), at);

describe("a key in the list", () => {
  test.each([
    ["ArrowDown", 5],
    ["ArrowUp", 3],
    ["PageDown", 14],
    ["PageUp", -6],
    ["Home", 0],
    ["End", 99],
  ])("%s moves to row %i and selects it", (key, to) => {
    expect(read(key)).toEqual({ action: { type: "move", to, selection: "select" } });
  });

  test("Shift draws a range, Ctrl and Cmd leave the selection", () => {
    expect(read("End", { shiftKey: true })).toMatchObject({ action: { selection: "extend" } });
    expect(read("ArrowUp", { ctrlKey: true })).toMatchObject({ action: { selection: "keep" } });
    expect(read("ArrowUp", { metaKey: true })).toMatchObject({ action: { selection: "keep" } });
  });

  test.each([
    ["Enter", {}, "open"],
    [" ", {}, "details"],
    ["F2", {}, "rename"],
    ["Delete", {}, "trash"],
    ["Backspace", { metaKey: true }, "trash"],
    ["Enter", { ctrlKey: true }, "share"],
    ["c", { ctrlKey: true }, "copy-link"],
    ["F10", { shiftKey: true }, "menu"],
  ])("%s with %o asks for %s", (key, held, command) => {
    expect(read(key, held)).toEqual({ command });
  });

  test("a space inside a word that is being typed belongs to the word", () => {
    expect(read(" ", {}, { ...place, typing: true })).toEqual({ typed: " " });
  });

  test.each([
    ["Tab", {}],
    ["r", { ctrlKey: true }],
    ["ArrowLeft", { altKey: true }],
    ["Backspace", {}],
    ["F5", {}],
  ])("%s with %o is left to the browser", (key, held) => {
    expect(read(key, held)).toBeNull();
  });

  test("Ctrl A in an empty list selects nothing", () => {
    expect(read("a", { ctrlKey: true }, { ...place, active: -1, rows: 0 })).toBeNull();
  });
});
