import { randomBytes } from "node:crypto";
import { $get } from "dynamodb-toolbox/entity/actions/update";
import { string } from "dynamodb-toolbox/schema/string";

const slot = string().optional();

/**
 * The marks of a link's last charges, newest first. By them a charge whose answer got lost is known when the SDK asks
 * for it again: it is neither made twice nor refused to whom it was granted.
 */
export const markSlots = {
  mark0: slot,
  mark1: slot,
  mark2: slot,
  mark3: slot,
  mark4: slot,
  mark5: slot,
  mark6: slot,
  mark7: slot,
  mark8: slot,
  mark9: slot,
  mark10: slot,
  mark11: slot,
  mark12: slot,
  mark13: slot,
  mark14: slot,
  mark15: slot,
};

type Slot = keyof typeof markSlots;
type Marks = { [slot in Slot]?: string | undefined };

const slots = Object.keys(markSlots).filter((name): name is Slot => name in markSlots);

export const newMark = (): string => randomBytes(6).toString("base64url");

/** Puts a mark before the others, of which the last falls out: what an update sets is what was there before it. */
export const withMark = (mark: string) =>
  Object.fromEntries(
    slots.map((name, at) => {
      const before = slots[at - 1];
      return [name, before ? $get(before, "") : mark];
    }),
  );

/** The condition that the link has this mark still. */
export const hasMark = (mark: string) => ({ or: slots.map((attr) => ({ attr, eq: mark })) });

export const isMarked = (link: Marks, mark: string): boolean => slots.some((name) => link[name] === mark);
