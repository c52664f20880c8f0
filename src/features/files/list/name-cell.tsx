import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { FileName } from "@/components/file-name.tsx";

interface NameCellProps {
  name: string;
  /** 24 px; on phones it turns into a tick while the row is selected. */
  icon: ReactNode;
  selected: boolean;
  /** A folder's dot is part of its name. */
  isFolder?: boolean;
  /** The second line on phones. */
  meta: ReactNode;
  /** The field that takes the name's place while it is renamed. */
  field?: ReactNode;
}

/** Icon and name; a long name is cut in its stem, never in its extension. */
export function NameCell({ name, icon, selected, isFolder, meta, field }: NameCellProps) {
  return (
    <span role="gridcell" className="flex h-full min-w-0 items-center gap-3 desk:pr-4 desk:pl-1">
      <button
        type="button"
        tabIndex={-1}
        data-part="check"
        aria-label={`Select ${name}`}
        aria-pressed={selected}
        className="grid h-full w-11 flex-none place-items-center desk:pointer-events-none desk:hidden"
      >
        {selected ? <Tick /> : icon}
      </button>
      <span className="max-desk:hidden">{icon}</span>
      {field ?? (
        <span className="min-w-0 flex-1">
          <span className="block font-medium max-desk:text-md max-desk:leading-[21px]">
            {isFolder ? (
              <span className="block truncate" dir="auto" title={name}>
                {name}
              </span>
            ) : (
              <FileName name={name} />
            )}
          </span>
          <span className="block truncate text-text-3 tabular-nums desk:hidden">{meta}</span>
        </span>
      )}
    </span>
  );
}

function Tick() {
  return (
    <span className="grid size-7 place-items-center rounded-full bg-accent text-on-accent">
      <Check size={16} strokeWidth={3} aria-hidden />
    </span>
  );
}
