import type { ReactNode } from "react";
import { classNames } from "@/components/class-names.ts";

interface RowButtonProps {
  /** What the list does when it is pressed. */
  part: "menu" | "share" | "download" | "restore";
  label: string;
  /** Also where there is room for one only. */
  always?: boolean;
  /** 16 px */
  children: ReactNode;
}

/**
 * A command in a row, shown while the row is pointed at or active. No stop of the Tab key and without a tooltip of
 * its own: there may be thousands, and the keyboard has the same commands in the row's menu.
 */
export function RowButton({ part, label, always = false, children }: RowButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-part={part}
      aria-label={label}
      title={label}
      className={classNames(
        "grid size-7 place-items-center rounded-sm text-text-2 hover:bg-hover hover:text-text desk:opacity-0 desk:group-aria-selected/row:opacity-100 desk:group-hover/row:opacity-100 desk:group-data-active/row:opacity-100 max-desk:size-11 max-desk:rounded-lg",
        !always && "@max-[640px]:hidden",
      )}
    >
      {children}
    </button>
  );
}
