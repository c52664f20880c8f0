"use client";

import { MailCheck } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

/** In place of a form that had a mail sent. */
export function MailSent({ children, footer }: { children: ReactNode; footer?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: whoever cannot see goes on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-5">
      <header className="grid gap-1.5">
        <MailCheck size={28} aria-hidden className="mb-1.5 text-accent-text" />
        <h1 ref={heading} tabIndex={-1} className="font-semibold text-xl tracking-tight outline-none">
          Look into your mail
        </h1>
        <p className="wrap-anywhere text-md text-text-2">{children}</p>
        <p className="text-md text-text-2">Nothing there after some minutes? Look among the spam.</p>
      </header>
      {footer && <p className="text-text-2">{footer}</p>}
    </div>
  );
}

/** The same for every address: strangers must not learn who has an account. */
export const confirmationSent = (email: string): string =>
  `We have sent a mail to ${email}. Open the link in it within a day, and you can sign in.`;
