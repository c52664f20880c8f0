"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Kbd } from "./kbd.tsx";

interface TooltipProps {
  label: ReactNode;
  /** Shown beside the label, e.g. "Mod+K". */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  /** The element that is explained; it must take a ref and event handlers. */
  children: ReactElement;
}

/** A hint on hover and focus. It never carries anything that is not also in the element's own name. */
export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      {/* Drawn here, not at the end of the document, so that it stays inside its landmark. */}
      <span ref={place} className="fixed z-(--z-toast)" />
      <Base.Portal container={place}>
        <Base.Positioner side={side} sideOffset={6}>
          <Base.Popup className="flex origin-(--transform-origin) items-center gap-2 rounded-sm bg-text px-2 py-1 text-bg text-xs shadow-2 transition-[opacity,scale] duration-(--dur-1) data-[ending-style]:opacity-0 data-[instant]:transition-none data-[starting-style]:scale-[.97] data-[starting-style]:opacity-0">
            {label}
            {shortcut && <Kbd keys={shortcut} look="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
