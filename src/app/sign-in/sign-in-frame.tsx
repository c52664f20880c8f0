import type { ReactNode } from "react";
import { Logo } from "@/components/logo.tsx";
import { DropArt } from "./drop-art.tsx";

/** The form at the left, the picture at the right; on phones the form alone. */
export function SignInFrame({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh bg-surface wide:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col p-6 desk:p-10">
        <div className="flex items-center gap-2.5 font-semibold text-md tracking-tight">
          <Logo size={26} />
          Dropify
        </div>
        <div className="grid flex-1 content-start justify-items-center py-10 desk:content-center">
          <div className="w-full max-w-90">{children}</div>
        </div>
      </div>
      <div className="m-2 hidden place-items-center overflow-hidden rounded-lg border border-border bg-bg wide:grid">
        <DropArt />
      </div>
    </main>
  );
}
