import type { ReactNode } from "react";
import { mainFont } from "./share-fonts.ts";
import { shareScriptAddress } from "./share-script-text.ts";
import { shareStyles } from "./share-styles.ts";

interface ShareDocumentProps {
  title: string;
  /** What chats may show for the link, and its own address for the outside; without it they are given nothing. */
  card?: { description: string; address: string };
  /** Lets the page's script run, as the content policy names it; without it none does. */
  nonce?: string;
  /** The bar on top. */
  header: ReactNode;
  children: ReactNode;
}

/** A whole HTML document: no script, no cookie, no request but for the font and the icon. */
export function ShareDocument({ title, card, nonce, header, children }: ShareDocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="format-detection" content="telephone=no, email=no, address=no" />
        <title>{`${title} · Dropify`}</title>
        {card && (
          <>
            <meta name="description" content={card.description} />
            <meta property="og:site_name" content="Dropify" />
            <meta property="og:type" content="website" />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={card.description} />
            <meta property="og:url" content={card.address} />
            <meta property="og:image" content={`${card.address}/card`} />
            <meta property="og:image:type" content="image/png" />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta name="twitter:card" content="summary_large_image" />
          </>
        )}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="preload" href={mainFont} as="font" type="font/woff2" crossOrigin="anonymous" />
        {nonce && <script type="module" src={shareScriptAddress} nonce={nonce} />}
        {/* Our own text, built in; its digest stands in the content policy. */}
        <style dangerouslySetInnerHTML={{ __html: shareStyles }} />
      </head>
      <body>
        <header className="bar">{header}</header>
        {children}
      </body>
    </html>
  );
}
