/**
 * The small pure model: an owner's uploads and files, and what each operation may do and answer when it happens at
 * one moment. Where the product may take either way, all ways are given.
 */
export interface Item {
  size: number;
  state: "pending" | "file" | "trashed" | "aborted" | "removed";
  /** Numbers of the parts that the store has. */
  parts: number[];
  /** The store has made the parts one object, and takes no more. */
  assembled: boolean;
  /** A sweep may take it. */
  due: boolean;
  /** Which slot's file it puts into the trash when it becomes a file itself. */
  replaces?: number | undefined;
}

export interface State {
  quota: number;
  /** By slot. */
  items: Record<number, Item>;
}

export type Step =
  | { kind: "start"; slot: number; size: number; stale: boolean; replaces?: number | undefined }
  | { kind: "send"; slot: number; part: number }
  | { kind: "complete" | "abort" | "remove" | "restore"; slot: number }
  | { kind: "trash"; slot: number; stale: boolean }
  | { kind: "changeQuota"; quota: number };

export interface Way {
  state: State;
  answer: string;
}

const largestWhole = 8 * 1024 ** 2;
export const partsOf = (size: number): number[] => (size > largestWhole ? [1, 2] : [1]);

const isStored = ({ state }: Item): boolean => state === "file" || state === "trashed";
const sum = (items: Item[]): number => items.reduce((total, { size }) => total + size, 0);

/** The ledger follows from the items: there is nothing else to remember. */
export function ledgerOf({ quota, items }: State) {
  const all = Object.values(items);
  const used = sum(all.filter(isStored));
  const reserved = sum(all.filter(({ state }) => state === "pending"));
  return { quota, used, reserved, available: quota - used - reserved };
}

/** All that a step may do to a state, and answer. */
export function waysOf(state: State, step: Step): Way[] {
  if (step.kind === "changeQuota") return [{ state: { ...state, quota: step.quota }, answer: "ok" }];
  const item = state.items[step.slot];
  const answer = (text: string): Way => ({ state, answer: text });
  const become = (change: Partial<Item>, text = "ok"): Way => ({
    state: item ? { ...state, items: { ...state.items, [step.slot]: { ...item, ...change } } } : state,
    answer: text,
  });
  if (step.kind === "start") return [start(state, step)];
  if (!item) return [answer("skipped")];
  const pending = item.state === "pending";
  switch (step.kind) {
    case "send": {
      if (!pending) return [answer("UPLOAD_GONE"), answer("store: gone")];
      if (item.assembled) return [become({ due: false }, "store: gone")];
      return [
        become({
          due: false,
          parts: [1, 2].filter((part) => part === step.part || item.parts.includes(part)),
        }),
      ];
    }
    case "complete": {
      if (isStored(item)) return [answer("ok")];
      if (!pending) return [answer("UPLOAD_GONE")];
      const whole = item.assembled || partsOf(item.size).every((part) => item.parts.includes(part));
      if (!whole) return [answer("UPLOAD_INCOMPLETE")];
      const { state: then, answer: said } = become({ state: "file", due: false, assembled: true });
      return [{ state: replaced(then, item.replaces), answer: said }];
    }
    case "abort":
      if (isStored(item)) return [answer("UPLOAD_COMPLETED")];
      return [pending ? become({ state: "aborted" }) : answer("ok")];
    case "trash": {
      if (item.state === "file") return [become({ state: "trashed", due: step.stale })];
      // Two at once may both take it for untrashed: the last decides when it is due.
      if (item.state === "trashed") return [answer("ok"), become({ due: step.stale })];
      return [answer("NOT_FOUND")];
    }
    case "restore":
      if (item.state === "trashed") return [become({ state: "file", due: false })];
      return [answer(item.state === "file" ? "ok" : "NOT_FOUND")];
    case "remove":
      if (isStored(item)) return [become({ state: "removed" })];
      return [answer(pending ? "NOT_FOUND" : "ok")];
  }
}

/** What was replaced is in the trash from this moment on. What is no file any more, or not yet, stays as it is. */
function replaced(state: State, slot: number | undefined): State {
  const old = slot === undefined ? undefined : state.items[slot];
  if (slot === undefined || old?.state !== "file") return state;
  return { ...state, items: { ...state.items, [slot]: { ...old, state: "trashed", due: false } } };
}

function start(state: State, { slot, size, stale, replaces }: Extract<Step, { kind: "start" }>): Way {
  const known = state.items[slot];
  if (known) return { state, answer: known.state === "pending" ? "ok" : "UPLOAD_GONE" };
  const { available } = ledgerOf(state);
  if (size > available) return { state, answer: `QUOTA_EXCEEDED by ${size - available}` };
  const item: Item = { size, state: "pending", parts: [], assembled: false, due: stale, replaces };
  return { state: { ...state, items: { ...state.items, [slot]: item } }, answer: "ok" };
}

/** What a sweep may take next. */
export function waysToExpire(state: State): State[] {
  return Object.entries(state.items).flatMap(([slot, item]): State[] => {
    if (!item.due || !(item.state === "pending" || item.state === "trashed")) return [];
    const gone: Item = { ...item, state: item.state === "pending" ? "aborted" : "removed" };
    return [{ ...state, items: { ...state.items, [slot]: gone } }];
  });
}

/** What a server that dies on the way may leave: nothing, all, or parts that became an object and no file yet. */
export function waysToDie(state: State, step: Step): Way[] {
  const ways = [{ state, answer: "" }, ...waysOf(state, step)];
  const item = step.kind === "complete" ? state.items[step.slot] : undefined;
  if (step.kind !== "complete" || item?.state !== "pending" || partsOf(item.size).length === 1) return ways;
  if (!partsOf(item.size).every((part) => item.parts.includes(part))) return ways;
  const assembled = { ...state, items: { ...state.items, [step.slot]: { ...item, assembled: true } } };
  return [...ways, { state: assembled, answer: "" }];
}
