import { readFileSync } from "node:fs";
import { pdf, zip } from "./documents.ts";
import { png } from "./png.ts";

export const folderNames = ["Photos", "Invoices", "Projekt Übersicht", "资料 📚"] as const;

export interface SampleFile {
  /** Undefined: the top level. */
  folder?: (typeof folderNames)[number];
  fileName: string;
  mimeType: string;
  bytes: Buffer;
}

type Folder = SampleFile["folder"];

const sample = (folder: Folder, fileName: string, mimeType: string, bytes: Buffer | string): SampleFile => ({
  ...(folder && { folder }),
  fileName,
  mimeType,
  bytes: Buffer.from(bytes),
});

const csv = (rows: number): string =>
  `day,downloads\n${Array.from({ length: rows }, (_, day) => `${day + 1},${(day * 37) % 101}\n`).join("")}`;

/** Three seconds of a rising sun, each drawn on a canvas and recorded by a browser. */
const clip = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

/** Thirty files of many kinds, with names that are hard to show, in the top level and every folder. */
export const sampleFiles = (): SampleFile[] => [
  sample(undefined, "Welcome.md", "text/markdown", "# Welcome\n\nDrop a file anywhere to upload it.\n"),
  sample(undefined, "notes.txt", "text/plain", "Milk, bread, two stamps.\n"),
  sample(undefined, "empty.txt", "text/plain", ""),
  sample(undefined, "report.pdf", "application/pdf", pdf("Quarterly report")),
  sample(undefined, "backup.zip", "application/zip", zip("readme.txt", "Nothing lost.\n")),
  sample(undefined, "<b>bold<b>.txt", "text/plain", "The name is text, not markup.\n"),
  sample(undefined, `${"a very long name ".repeat(14)}.txt`, "text/plain", "Long name, short file.\n"),
  sample(undefined, "no extension", "application/octet-stream", Buffer.alloc(512, 7)),
  sample("Photos", "sunrise.png", "image/png", png(320, 200, [255, 150, 60])),
  sample("Photos", "forest.png", "image/png", png(240, 320, [60, 180, 90])),
  sample("Photos", "Müggelsee im März.png", "image/png", png(400, 300, [70, 130, 230])),
  sample("Photos", "🌊 beach 🏖️.png", "image/png", png(300, 300, [40, 200, 220])),
  sample("Photos", "pixel.png", "image/png", png(1, 1, [255, 0, 120])),
  sample("Photos", "panorama.png", "image/png", png(1200, 160, [180, 90, 210])),
  sample("Photos", "clip.mp4", "video/mp4", clip("clip.mp4")),
  sample("Photos", "clip.webm", "video/webm", clip("clip.webm")),
  sample("Invoices", "invoice 2026-01.pdf", "application/pdf", pdf("Invoice for January")),
  sample("Invoices", "invoice 2026-02.pdf", "application/pdf", pdf("Invoice for February")),
  sample("Invoices", "invoice 2026-10.pdf", "application/pdf", pdf("Invoice for October")),
  sample("Invoices", "totals.csv", "text/csv", csv(12)),
  sample("Invoices", "customers.json", "application/json", '[{"name":"Ada"},{"name":"Grace"}]\n'),
  sample("Projekt Übersicht", "Größe & Maße.csv", "text/csv", csv(400)),
  sample("Projekt Übersicht", "README.md", "text/markdown", "# Projekt\n\n- Ziele\n- Termine\n"),
  sample("Projekt Übersicht", "settings.json", "application/json", '{"theme":"dark","language":"de"}\n'),
  sample("Projekt Übersicht", "page.html", "text/html", "<!doctype html><title>Page</title><p>Hello\n"),
  sample("Projekt Übersicht", "quelltext.zip", "application/zip", zip("main.c", "int main(void){}\n")),
  sample("资料 📚", "会议记录.txt", "text/plain", "下午三点开会。\n"),
  sample("资料 📚", "日本語のメモ.md", "text/markdown", "# メモ\n"),
  sample("资料 📚", "한국어 문서.pdf", "application/pdf", pdf("A document")),
  sample("资料 📚", "مرحبا.txt", "text/plain", "مرحبا\n"),
];
