"use client";

import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect } from "react";
import { classNames } from "@/components/class-names.ts";
import { formatCount } from "@/components/format-count.ts";
import { IconButton } from "@/components/icon-button.tsx";
import { Kbd } from "@/components/kbd.tsx";

interface FloatingBarProps {
  /** Selected rows; nothing is shown for none. */
  count: number;
  /** Rows of the selection are still being loaded. */
  loading: boolean;
  onClear: () => void;
  /** Takes the focus back when the bar goes with it. */
  list: RefObject<HTMLElement | null>;
  /** BarButtons */
  children: ReactNode;
}

/** Floats over the list while something is selected; on phones a bar above the tabs. */
export function FloatingBar(props: FloatingBarProps) {
  return props.count === 0 ? null : <Bar {...props} />;
}

function Bar({ count, loading, onClear, list, children }: FloatingBarProps) {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
    },
    [list],
  );
  return (
    <div
      role="group"
      data-floating-bar
      aria-label="Selection"
      className="absolute inset-x-0 bottom-0 z-(--z-float) flex items-center gap-0.5 rounded-t-xl border-border border-t bg-raised p-1 shadow-3 desk:inset-x-auto desk:bottom-5 desk:left-1/2 desk:-translate-x-1/2 desk:rounded-lg desk:border-0 desk:p-1.5"
    >
      <IconButton label="Clear selection" shortcut="Esc" onClick={onClear}>
        <X size={16} aria-hidden />
      </IconButton>
      <p className="flex-1 whitespace-nowrap px-1.5 font-medium tabular-nums desk:pr-3">
        {loading ? `Selecting… ${formatCount(count)}` : `${formatCount(count)} selected`}
      </p>
      {children}
    </div>
  );
}

interface BarButtonProps {
  icon: ReactNode;
  keys: string;
  danger?: boolean;
  disabled?: boolean;
  onPress: () => void;
  children: string;
}

/** Icon, words and shortcut; where the list is narrow the icon alone. */
export function BarButton({
  icon,
  keys,
  danger = false,
  disabled = false,
  onPress,
  children,
}: BarButtonProps) {
  return (
    <button
      type="button"
      aria-label={children}
      title={children}
      disabled={disabled}
      onClick={onPress}
      className={classNames(
        "inline-flex h-8 flex-none items-center justify-center gap-2 whitespace-nowrap rounded-md px-2.5 font-medium hover:bg-hover disabled:opacity-50 max-desk:size-11 max-desk:px-0",
        "max-desk:*:[svg]:size-5",
        danger ? "text-danger-text" : "*:[svg]:text-text-2",
      )}
    >
      {icon}
      <span className="hidden @min-[700px]:inline">{children}</span>
      <span className="hidden @min-[940px]:inline">
        <Kbd keys={keys} look="plain" />
      </span>
    </button>
  );
}
