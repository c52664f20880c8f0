"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { menuClass } from "./menu-class.ts";

interface MenuProps {
  /** The button that opens it, e.g. an IconButton with `tooltip={false}`. Leave out with `anchor`. */
  trigger?: ReactElement;
  /** Where it opens when there is no trigger. */
  anchor?: Element | null;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  /** MenuItem, MenuSeparator, MenuLabel, MenuRadioGroup */
  children: ReactNode;
}

/** A dropdown menu with arrow keys, type-ahead and Escape. */
export function Menu({
  trigger,
  anchor,
  open,
  onOpenChange,
  side = "bottom",
  align = "start",
  className = "",
  children,
}: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={false}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={4}
          className={menuClass.positioner}
        >
          <Base.Popup className={`${menuClass.popup} ${className}`}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
