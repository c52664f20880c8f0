/**
 * Shows a PDF where its drawing stands, in the browser's own viewer. Without one a frame would begin a download that
 * nobody asked for, and on a narrow screen it could not be read: there the page's link remains.
 */
export function showPdf(place: HTMLElement): void {
  const { pdf } = place.dataset;
  if (!pdf || !navigator.pdfViewerEnabled || !matchMedia("(min-width: 861px)").matches) return;
  const frame = document.createElement("iframe");
  frame.src = pdf;
  frame.title = "The document";
  frame.referrerPolicy = "no-referrer";
  place.classList.add("framed");
  place.querySelector("svg")?.replaceWith(frame);
  const label = place.querySelector("a")?.lastChild;
  if (label) label.textContent = "Open in a tab of its own";
}
