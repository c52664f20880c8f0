import { TextField } from "@/components/text-field.tsx";

interface EmailFieldProps {
  error?: string | undefined;
  autoFocus?: boolean;
}

/** The e-mail address one signs in with; "username" is what password managers pair with the password. */
export function EmailField({ error, autoFocus }: EmailFieldProps) {
  return (
    <TextField
      label="E-mail"
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      // Browsers take "mara@home"; the server does not.
      pattern=".+@.+\..+"
      autoFocus={autoFocus}
      error={error}
    />
  );
}
