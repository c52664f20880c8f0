"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ComponentProps, type ReactElement, type ReactNode, useRef } from "react";
import { menuClass } from "./menu-class.ts";

interface MenuProps {
  /** The button that opens it, e.g. an IconButton with `tooltip={false}`. Leave out with `anchor`. */
  trigger?: ReactElement;
  /** Where it opens when there is no trigger: an element, or a point that has `getBoundingClientRect`. */
  anchor?: ComponentProps<typeof Base.Positioner>["anchor"];
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
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <span ref={place} className={menuClass.place} />
      <Base.Portal container={place}>
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
