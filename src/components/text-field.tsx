"use client";

import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export interface TextFieldProps extends ComponentPropsWithRef<"input"> {
  label: string;
  /** For places where a heading already says it; screen readers still hear the label. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong, in one sentence; marks the field and is read out with it. */
  error?: ReactNode;
  /** A control inside the field's right edge. */
  trailing?: ReactNode;
}

/** A labelled line of text with hint and error. */
export function TextField({ label, hideLabel, hint, error, trailing, className, ...input }: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error || hint;
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium"}>
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          className={classNames(
            "h-9 w-full rounded-md bg-surface px-3 text-text inset-ring placeholder:text-text-3 focus-visible:outline-offset-0 disabled:opacity-60 max-desk:h-11 max-desk:rounded-lg",
            error ? "inset-ring-danger" : "inset-ring-border-control",
            trailing !== undefined && "pr-11",
          )}
        />
        {trailing && <div className="absolute inset-y-0 right-0.5 grid place-items-center">{trailing}</div>}
      </div>
      {note && (
        <p id={noteId} className={classNames("text-xs", error ? "text-danger-text" : "text-text-3")}>
          {note}
        </p>
      )}
    </div>
  );
}
