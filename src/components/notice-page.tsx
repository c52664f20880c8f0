import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";

interface NoticePageProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** A whole page that says one thing: nothing here, or something broke. */
export function NoticePage({ title, children, action }: NoticePageProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-16">
      <div className="grid max-w-[44ch] justify-items-center gap-3 text-center text-md">
        <Logo size={40} />
        <h1 className="mt-2 font-semibold text-xl tracking-tight">{title}</h1>
        <div className="text-balance text-text-2">{children}</div>
        {action && <div className="mt-3 flex gap-2">{action}</div>}
      </div>
    </main>
  );
}
