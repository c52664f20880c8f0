import type { ReactNode } from "react";

interface SheetBarProps {
  /** The page's heading, or breadcrumbs that end in it. A string becomes the h1. */
  title: ReactNode;
  /** Buttons at the right edge. */
  actions?: ReactNode;
}

/** The 52-px bar at the top of the sheet. */
export function SheetBar({ title, actions }: SheetBarProps) {
  return (
    <div className="flex h-13 flex-none items-center gap-1 pr-2 pl-4 desk:pr-3 desk:pl-5">
      <div className="flex min-w-0 flex-1 items-center">
        {typeof title === "string" ? (
          <h1 className="truncate font-semibold max-desk:text-lg max-desk:tracking-tight">{title}</h1>
        ) : (
          title
        )}
      </div>
      {actions && <div className="flex flex-none items-center gap-1.5">{actions}</div>}
    </div>
  );
}
