import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/button.tsx";

interface AuthFormProps {
  title: string;
  intro: ReactNode;
  /** Where the form goes should it be sent before the page's script runs: by POST, so no password lands in an address. */
  action: string;
  onSubmit: ComponentProps<"form">["onSubmit"];
  submitLabel: string;
  pending: boolean;
  failure: string | undefined;
  /** Below the button, e.g. the way to the other form. */
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame that the sign-in and the sign-up form share. */
export function AuthForm(props: AuthFormProps) {
  return (
    <form method="post" action={props.action} noValidate onSubmit={props.onSubmit} className="grid gap-5">
      <header className="grid gap-1.5">
        <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
        <p className="text-md text-text-2">{props.intro}</p>
      </header>
      <div className="grid gap-4 empty:hidden">{props.children}</div>
      <div role="alert" className="empty:hidden">
        {props.failure && (
          <p className="flex gap-2.5 rounded-md bg-danger-soft px-3 py-2.5 text-danger-text">
            <CircleAlert size={16} aria-hidden className="mt-0.5 flex-none" />
            {props.failure}
          </p>
        )}
      </div>
      <Button type="submit" variant="primary" size="lg" pending={props.pending}>
        {props.submitLabel}
      </Button>
      {props.footer && <p className="text-center text-text-2">{props.footer}</p>}
    </form>
  );
}
