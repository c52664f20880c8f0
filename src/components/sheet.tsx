import type { ReactNode } from "react";

/** The rounded paper that the content lies on: a column of fixed height whose children scroll by themselves. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden bg-surface outline-none desk:my-2 desk:mr-2 desk:rounded-lg desk:border desk:border-border desk:shadow-1"
    >
      {children}
    </main>
  );
}
