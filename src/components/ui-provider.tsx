"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";

// No toast is shown in the first moment: its code comes after the page.
const ToastRegion = dynamic(() => import("./toast.tsx").then((part) => part.ToastRegion), { ssr: false });

/** What the components need around them: toasts, and tooltips that follow each other without delay. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={500} closeDelay={0}>
      {children}
      <ToastRegion />
    </Tooltip.Provider>
  );
}
