"use client";

import { ContextMenu as Base } from "@base-ui/react/context-menu";
import { type ReactElement, type ReactNode, useRef } from "react";
import { menuClass } from "./menu-class.ts";

interface ContextMenuProps {
  /** The element that is right-clicked (or long-pressed). One for a whole list is enough. */
  trigger: ReactElement;
  onOpenChange?: (open: boolean) => void;
  /** MenuItem, MenuSeparator, MenuLabel */
  children: ReactNode;
}

/** The same menu at the pointer. The trigger's own `onContextMenu` runs first, to note what was hit. */
export function ContextMenu({ trigger, onOpenChange, children }: ContextMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <span ref={place} className={menuClass.place} />
      <Base.Portal container={place}>
        <Base.Positioner className={menuClass.positioner}>
          <Base.Popup className={menuClass.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
