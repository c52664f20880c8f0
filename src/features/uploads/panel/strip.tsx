import type { ReactNode } from "react";

interface StripProps {
  /** A figure stays on one line, cut where there is no room; what somebody has to act on is told whole. */
  text: ReactNode;
  tone?: "plain" | "strong" | "warning";
  /** Buttons, main one last. */
  children: ReactNode;
}

const tones = {
  plain: "text-text-2",
  strong: "font-medium",
  warning: "text-warning-text",
} as const;

/** One line of the panel: something to know, and what can be done about it. */
export function Strip({ text, tone = "plain", children }: StripProps) {
  return (
    <div className="flex min-h-10 flex-none items-center gap-1 border-border border-b py-1 pr-2 pl-3.5 text-xs">
      <p
        className={`min-w-0 flex-1 tabular-nums ${tone === "plain" ? "truncate" : "text-balance"} ${tones[tone]}`}
      >
        {text}
      </p>
      <div className="flex flex-none gap-1">{children}</div>
    </div>
  );
}
