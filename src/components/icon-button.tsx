"use client";

import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label"> {
  /** The accessible name, and the tooltip. */
  label: string;
  shortcut?: string;
  /** md: 32 px, 44 on phones · sm: 28 px, 44 on phones */
  size?: "sm" | "md";
  /** Off inside long lists, where a hundred tooltips would cost more than they tell. */
  tooltip?: boolean;
  /** The icon, 16 px. */
  children: ReactNode;
}

/** A square button that shows only an icon. */
export function IconButton({
  label,
  shortcut,
  size = "md",
  tooltip = true,
  type = "button",
  className,
  children,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(
        "inline-grid flex-none place-items-center text-text-2 transition-[background-color,color] hover:bg-hover hover:text-text disabled:opacity-50 data-[popup-open]:bg-hover data-[popup-open]:text-text max-desk:size-11 max-desk:rounded-lg",
        size === "sm" ? "size-7 rounded-sm" : "size-8 rounded-md",
        className,
      )}
    >
      {children}
    </button>
  );
  return tooltip ? (
    <Tooltip label={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
