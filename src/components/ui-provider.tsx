"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { ToastRegion } from "./toast.tsx";

/** What the components need around them: toasts, and tooltips that follow each other without delay. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={500} closeDelay={0}>
      {children}
      <ToastRegion />
    </Tooltip.Provider>
  );
}
