import { offerCheck } from "./check-arrival.ts";
import { offerDownloadAll } from "./download-all.ts";
import { showPdf } from "./show-pdf.ts";

/** What the share page gains where scripts run. Without them all of it works but the archive and the check. */
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-zip]")) offerDownloadAll(form);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-check]")) offerCheck(form);
for (const place of document.querySelectorAll<HTMLElement>("[data-pdf]")) showPdf(place);

// The server names UTC; the visitor's own time is one look away.
const local = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
for (const time of document.querySelectorAll("time")) time.title = local.format(new Date(time.dateTime));
