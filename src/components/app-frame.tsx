import type { ReactNode } from "react";
import { Sheet } from "./sheet.tsx";

interface AppFrameProps {
  /** Left column; not on phones. */
  sidebar: ReactNode;
  /** Bar above the content, on phones only. */
  phoneBar: ReactNode;
  /** Tabs below the content, on phones only. */
  phoneTabs: ReactNode;
  children: ReactNode;
}

/** Sidebar and sheet on desktops; bar, sheet and tabs on phones. Only the sheet's content scrolls. */
export function AppFrame({ sidebar, phoneBar, phoneTabs, children }: AppFrameProps) {
  return (
    <div className="flex h-dvh flex-col desk:flex-row">
      <a
        href="#content"
        className="fixed top-2 left-2 z-(--z-toast) -translate-y-20 rounded-md bg-accent px-4 py-2.5 font-medium text-on-accent focus-visible:translate-y-0"
      >
        Skip to content
      </a>
      <header className="flex w-(--sidebar) flex-none flex-col gap-4 overflow-y-auto p-3 max-desk:hidden">
        {sidebar}
      </header>
      <header className="flex h-13 flex-none items-center gap-2.5 bg-surface pr-2 pl-4 desk:hidden">
        {phoneBar}
      </header>
      <Sheet>{children}</Sheet>
      <nav
        aria-label="Places"
        className="flex h-(--bottom-tabs) flex-none items-start justify-around border-border border-t bg-raised px-2 pt-1.5 pb-safe desk:hidden"
      >
        {phoneTabs}
      </nav>
    </div>
  );
}
