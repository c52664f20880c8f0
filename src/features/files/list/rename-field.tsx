"use client";

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { fileExtension } from "@/components/file-kind.ts";

interface RenameFieldProps {
  /** The file's present name, for its label. */
  name: string;
  /** What the field begins with: the present name, or the one that was refused. */
  value: string;
  /** Why the last name was refused. */
  error: string | null;
  onSave: (name: string) => void;
  onCancel: () => void;
}

/** A name being changed in its row: Enter or leaving saves, Escape keeps the old one. */
export function RenameField({ name, value, error, onSave, onCancel }: RenameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  const errorId = useId();

  useEffect(() => {
    settled.current = false;
    input.current?.focus();
    // The stem only: the extension decides what opens the file, and is rarely meant.
    input.current?.setSelectionRange(0, value.length - fileExtension(value).length);
  }, [value]);

  // Once: Enter moves the focus away, and leaving the field must not save a second time.
  function settle(act: () => void) {
    if (settled.current) return;
    settled.current = true;
    act();
  }

  function save() {
    const typed = input.current?.value.trim() ?? "";
    settle(() => (typed === "" || typed === name ? onCancel() : onSave(typed)));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") settle(onCancel);
  }

  return (
    <span data-own-keys className="relative min-w-0 flex-1">
      <input
        ref={input}
        defaultValue={value}
        aria-label={`New name for ${name}`}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : errorId}
        autoComplete="off"
        spellCheck={false}
        onBlur={save}
        onKeyDown={onKeyDown}
        className="-ml-1.5 h-7 w-full min-w-0 rounded-sm bg-surface px-1.5 font-medium outline-none inset-ring-2 inset-ring-focus aria-invalid:inset-ring-danger max-desk:h-10 max-desk:text-md"
      />
      {error !== null && (
        <span
          id={errorId}
          role="alert"
          className="absolute top-full left-0 z-(--z-float) mt-2 -ml-1.5 max-w-[min(44ch,calc(100vw-96px))] whitespace-normal rounded-md bg-raised px-3 py-2 text-danger-text shadow-3"
        >
          {error}
        </span>
      )}
    </span>
  );
}
