import type { ReactNode } from "react";
import { Logo } from "@/components/logo.tsx";
import { ShareDocument } from "./share-document.tsx";

interface ShareNoticeProps {
  title: string;
  icon: ReactNode;
  /** What a chat may show for the page; without it, nothing. */
  card?: { address: string; description: string };
  children: ReactNode;
}

/** A page in the share page's style that says one thing, and what to do about it. */
export function ShareNotice({ title, icon, card, children }: ShareNoticeProps) {
  return (
    <ShareDocument
      title={title}
      {...(card && { card })}
      header={
        <p className="sender">
          <Logo size={28} />
          Dropify
        </p>
      }
    >
      <main className="notice">
        <div className="notice-icon">{icon}</div>
        <h1 className="title">{title}</h1>
        {children}
      </main>
    </ShareDocument>
  );
}
