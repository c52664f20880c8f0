import type { ReactNode } from "react";

interface EmptyStateProps {
  /** A picture or a large icon; decorative. */
  art?: ReactNode;
  title: string;
  children?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

/** What stands where nothing is (yet), or where something failed. */
export function EmptyState({ art, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid place-items-center content-center gap-1 px-6 py-16 text-center">
      {art && <div className="mb-4 text-text-3">{art}</div>}
      <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
      {children && <div className="max-w-[44ch] text-balance text-text-2 max-desk:text-md">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
