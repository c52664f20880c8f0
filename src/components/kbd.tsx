"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";

interface KbdProps {
  /** Keys joined by "+", "Mod" being ⌘ or Ctrl: "Mod+K", "Shift+F10", "Del". */
  keys: string;
  /** outline: in running text · plain: in a menu · inverse: in a tooltip */
  look?: "outline" | "plain" | "inverse";
  className?: string;
}

const looks = {
  outline: "border-border-strong text-text-3",
  plain: "border-transparent pr-0 text-text-3 max-desk:hidden",
  inverse: "border-transparent bg-bg/20 text-bg",
};

/** A keyboard shortcut, written as the visitor's own system writes it. */
export function Kbd({ keys, look = "outline", className }: KbdProps) {
  const onMac = useSyncExternalStore(neverChanges, isMac, () => false);
  const names = keys.split("+").map((key) => (onMac ? (macNames[key] ?? key) : key === "Mod" ? "Ctrl" : key));
  return (
    <kbd
      className={classNames(
        "inline-block min-w-[18px] rounded-xs border px-[5px] py-[2px] text-center font-sans text-[11px] leading-[12px] font-medium",
        looks[look],
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
