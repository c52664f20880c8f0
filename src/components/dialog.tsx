"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One line under the title, read out with it. */
  description?: ReactNode;
  /** What is focused first; default: the first field or button. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the focus goes on closing, when what had it may be gone by then (a menu item); default: there. */
  finalFocus?: () => HTMLElement | null;
  /** sm 400 px · md 480 px */
  width?: "sm" | "md";
  /** The buttons, main one last; on phones they fill the width. */
  footer?: ReactNode;
  /** Called when the closing animation is over. */
  onClosed?: () => void;
  children?: ReactNode;
}

/** A modal dialog; on phones a sheet from below. Escape and a press outside close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  initialFocus,
  finalFocus,
  width = "sm",
  footer,
  onClosed,
  children,
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(nowOpen) => {
        if (!nowOpen) onClosed?.();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-(--z-overlay) bg-scrim transition-opacity duration-(--dur-3) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 data-[ending-style]:duration-(--dur-1)" />
        <Base.Viewport className="fixed inset-0 z-(--z-overlay) grid items-end justify-items-center overflow-hidden desk:items-center desk:p-6">
          <Base.Popup
            initialFocus={initialFocus}
            finalFocus={finalFocus}
            className={classNames(
              "relative flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-xl bg-raised text-text shadow-3 outline-none transition-[opacity,scale,translate] duration-(--dur-3) ease-out desk:max-h-full desk:rounded-xl",
              "max-desk:pb-safe max-desk:data-[ending-style]:translate-y-full max-desk:data-[starting-style]:translate-y-full",
              "desk:data-[starting-style]:scale-[.97] desk:data-[ending-style]:opacity-0 desk:data-[starting-style]:opacity-0 data-[ending-style]:duration-(--dur-2)",
              width === "sm" ? "desk:max-w-100" : "desk:max-w-120",
            )}
          >
            <header className="p-5 pr-14 pb-3">
              <Base.Title className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
                {title}
              </Base.Title>
              {description && (
                <Base.Description className="mt-1 text-text-2 [overflow-wrap:anywhere] max-desk:text-md">
                  {description}
                </Base.Description>
              )}
            </header>
            {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
            {footer && (
              <footer className="flex justify-end gap-2 px-5 pt-1 pb-5 max-desk:*:flex-1">{footer}</footer>
            )}
            {/* Last, so that the focus starts on the content. */}
            <Base.Close
              render={
                <IconButton label="Close" tooltip={false} className="absolute top-4 right-3 max-desk:top-2.5">
                  <X size={16} aria-hidden />
                </IconButton>
              }
            />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
