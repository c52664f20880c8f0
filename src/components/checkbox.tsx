"use client";

import { type ComponentPropsWithRef, type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

interface CheckboxProps extends Omit<ComponentPropsWithRef<"input">, "type" | "children" | "ref"> {
  /** Visible text; without one give `aria-label`. */
  label?: ReactNode;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
}

/** The browser's own checkbox, drawn like ours. */
export function Checkbox({ label, indeterminate = false, className, ...input }: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // There is no attribute for it: only the property.
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);

  const box = <input {...input} ref={ref} type="checkbox" className={classNames("checkbox", className)} />;
  if (label === undefined) return box;
  return (
    <label className="flex items-center gap-2.5 max-desk:min-h-11">
      {box}
      <span>{label}</span>
    </label>
  );
}
