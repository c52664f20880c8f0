"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ComponentProps, type ReactElement, type ReactNode, useRef } from "react";
import { classNames } from "./class-names.ts";

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
  /** MenuItem, MenuSeparator, MenuRadioGroup */
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
  className,
  children,
}: MenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      {/* Drawn here, not at the end of the document, so that it stays inside its landmark. */}
      <span ref={place} className="fixed z-(--z-menu)" />
      <Base.Portal container={place}>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={4}
          className="z-(--z-menu) outline-none"
        >
          <Base.Popup
            // It opens at once and fades when closing.
            className={classNames(
              "max-h-(--available-height) min-w-52 overflow-y-auto rounded-lg bg-raised p-1 text-start text-text shadow-3 outline-none transition-opacity duration-(--dur-1) data-[ending-style]:opacity-0",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
