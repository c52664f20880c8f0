import { env } from "@dropify/core/env";
import { listKeptMails } from "@dropify/core/mail/mail-folder";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { DateTime } from "@/components/date-time.tsx";
import { textLink } from "../sign-in/text-link.ts";

export const metadata: Metadata = { title: "Mails that were not sent" };

/** What a developer's Dropify would have mailed. Nowhere else: who reads these mails can take every account. */
export default async function MailPage() {
  await connection();
  if (process.env.NODE_ENV !== "development" || !env.MAIL_FOLDER) notFound();
  const mails = await listKeptMails(env.MAIL_FOLDER);
  return (
    <main className="mx-auto grid max-w-180 gap-6 px-4 py-10">
      <header className="grid gap-1.5">
        <h1 className="font-semibold text-xl tracking-tight">Mails that were not sent</h1>
        <p className="text-text-2">
          In development every mail is kept in a file instead. The newest come first.
        </p>
      </header>
      {mails.length === 0 && <p>There is none yet.</p>}
      {mails.map(({ name, to, subject, text, sentAt }) => (
        <article key={name} className="grid gap-2 rounded-lg border border-border bg-surface p-4">
          <h2 className="font-semibold">{subject}</h2>
          <p className="wrap-anywhere text-text-2">
            To {to}, <DateTime at={sentAt} />
          </p>
          <p className="wrap-anywhere whitespace-pre-line">{withLinks(text)}</p>
        </article>
      ))}
    </main>
  );
}

const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} className={textLink}>
        {part}
      </a>
    ),
  );
