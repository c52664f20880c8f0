"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/icon-button.tsx";
import { TextField } from "@/components/text-field.tsx";

interface PasswordFieldProps {
  /** Tells password managers whether to fill in or to suggest. */
  purpose: "current" | "new";
  minLength?: number;
  hint?: string;
  error?: string | undefined;
}

/** A password that can be shown while typing. */
export function PasswordField({ purpose, minLength, hint, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label="Password"
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
        <IconButton
          label={shown ? "Hide password" : "Show password"}
          tooltip={false}
          onClick={() => setShown(!shown)}
        >
          <Icon size={16} aria-hidden />
        </IconButton>
      }
    />
  );
}
