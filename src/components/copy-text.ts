/**
 * Puts text on the clipboard; resolves to false when the browser refuses. A promise may be given for text that is
 * still on its way: Safari allows copying only when it is asked for within the press of the button.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  // Over plain http, as in a home network, browsers have no clipboard API.
  if (!window.isSecureContext) return copyBySelection(await text);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": asBlob(text) })]);
    return true;
  } catch {
    return copyBySelection(await text);
  }
}

async function asBlob(text: string | Promise<string>): Promise<Blob> {
  return new Blob([await text], { type: "text/plain" });
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;opacity:0";
  // Inside an open dialog, focus may not leave it.
  const focused = document.activeElement;
  (focused?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
