import type { Mail } from "./mail.ts";

interface Letter {
  to: string;
  subject: string;
  /** One sentence or a few, each a paragraph. */
  paragraphs: string[];
  action: { label: string; url: string };
  /** Small, at the end: why one got this. */
  foot: string;
}

/** A letter with one thing to do, as plain text and as HTML that mail programs show alike. */
export function composeMail({ to, subject, paragraphs, action, foot }: Letter): Mail {
  const text = [...paragraphs, `${action.label}:\n${action.url}`, `-- \nDropify\n${foot}`].join("\n\n");
  const lines = paragraphs.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join("");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f6f4;color:#1d1d1b;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>${lines}
<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;background:#006d80;color:#fff;border-radius:8px;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></p>
<p style="margin:0;color:#5f5f5a;font-size:13px">${escapeHtml(foot)}</p></div></body></html>`;
  return { to, subject, text, html };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
