import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/**
 * Markdown as HTML that is safe to put into a page: the library escapes every tag and drops every address that is
 * neither relative nor of a protocol for links. Pictures become links, since the page loads nothing of others.
 */
export function renderMarkdown(text: string): string {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return (
    html
      .replace(/<img src="([^"]*)" alt="([^"]*)"[^>]*>/g, '<a href="$1">$2</a>')
      .replace(/<a href="(?!#)/g, '<a rel="nofollow noreferrer noopener" target="_blank" href="')
      // What scrolls must be reached by the keyboard.
      .replace(/<pre>/g, '<pre tabindex="0">')
      .replace(/<(\/?)h([1-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
  );
}
