import { Check } from "lucide-react";
import { classNames } from "@/components/class-names.ts";

/**
 * The box that selects a row, shown while the row is pointed at, active or selected. The list answers presses; the
 * keyboard selects with the list's own keys, so the box is no stop of the Tab key.
 */
export function SelectCell({ name, selected, active }: { name: string; selected: boolean; active: boolean }) {
  return (
    <span role="gridcell" className="grid h-full place-items-center max-desk:hidden">
      <button
        type="button"
        role="checkbox"
        aria-checked={selected}
        aria-label={`Select ${name}`}
        tabIndex={-1}
        data-part="check"
        className="grid size-8 place-items-center"
      >
        <span
          className={classNames(
            "grid size-4 place-items-center rounded-xs",
            selected
              ? "bg-accent text-on-accent"
              : "inset-ring-[1.5px] inset-ring-border-control text-transparent opacity-0 group-hover/row:opacity-100",
            active && "opacity-100",
          )}
        >
          <Check size={12} strokeWidth={3.5} aria-hidden />
        </span>
      </button>
    </span>
  );
}
