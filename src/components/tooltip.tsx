"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
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
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-(--z-toast)">
          <Base.Popup className="flex origin-(--transform-origin) items-center gap-2 rounded-sm bg-text px-2 py-1 text-bg text-xs shadow-2 transition-[opacity,scale] duration-(--dur-1) data-[ending-style]:opacity-0 data-[instant]:transition-none data-[starting-style]:scale-[.97] data-[starting-style]:opacity-0">
            {label}
            {shortcut && <Kbd keys={shortcut} className="border-transparent bg-bg/20 text-bg" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
