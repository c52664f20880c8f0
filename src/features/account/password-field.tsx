"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { TextField } from "@/components/text-field.tsx";

interface PasswordFieldProps {
  /** Tells password managers whether to fill in or to suggest. */
  purpose: "current" | "new";
  label?: string;
  minLength?: number;
  hint?: string;
  error?: string | undefined;
}

/** A password that can be shown while typing. */
export function PasswordField({ purpose, label = "Password", minLength, hint, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label={label}
      name="password"
      type={shown ? "text" : "password"}
      autoComplete={`${purpose}-password`}
      autoCapitalize="none"
      spellCheck={false}
      required
      minLength={minLength}
      maxLength={128}
      hint={hint}
      error={error}
      trailing={
        // A plain button: IconButton brings the tooltips, which would be a fifth of this page's script.
        <button
          type="button"
          aria-label={shown ? "Hide password" : "Show password"}
          onClick={() => setShown(!shown)}
          className="grid size-8 place-items-center rounded-md text-text-2 hover:bg-hover hover:text-text max-desk:size-10"
        >
          <Icon size={16} aria-hidden />
        </button>
      }
    />
  );
}
