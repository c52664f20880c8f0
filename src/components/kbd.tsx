"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";

interface KbdProps {
  /** Keys joined by "+", "Mod" being ⌘ or Ctrl: "Mod+K", "Shift+F10", "Del". */
  keys: string;
  className?: string;
}

/** A keyboard shortcut, written as the visitor's own system writes it. */
export function Kbd({ keys, className }: KbdProps) {
  const onMac = useSyncExternalStore(neverChanges, isMac, () => false);
  const names = keys.split("+").map((key) => (onMac ? (macNames[key] ?? key) : key === "Mod" ? "Ctrl" : key));
  return (
    <kbd
      className={classNames(
        "inline-block min-w-[18px] rounded-xs border border-border-strong px-[5px] py-[2px] text-center font-sans text-[11px] leading-[12px] font-medium text-text-3",
        className,
      )}
    >
      {names.join(onMac ? "" : " ")}
    </kbd>
  );
}

const macNames: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Del: "⌫", Enter: "↩" };

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}

function neverChanges(): () => void {
  return () => {};
}
