import type { ReactElement } from "react";

/**
 * The document as HTML. React is loaded when first needed because Next refuses to build a route that imports
 * `react-dom/server` at the top; plain markup is enough, since no script of React's ever runs on the page.
 */
export async function renderDocument(document: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}
