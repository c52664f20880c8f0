/** What is wrong with each field, by its name. */
export type FieldErrors = Partial<Record<string, string>>;

/** The browser's own checks (required, type, minlength), told in our words beside the field. */
export function checkFields(form: HTMLFormElement): FieldErrors {
  const errors: FieldErrors = {};
  for (const input of form.querySelectorAll("input")) {
    if (!input.validity.valid) errors[input.name] = explain(input);
  }
  return errors;
}

function explain(input: HTMLInputElement): string {
  if (input.validity.valueMissing) return missing[input.name] ?? "Fill this in.";
  if (input.validity.tooShort) return `Use at least ${input.minLength} characters.`;
  return "Enter a whole e-mail address, like name@example.com.";
}

const missing: Record<string, string> = {
  name: "Enter your name.",
  email: "Enter your e-mail address.",
  password: "Enter your password.",
};
