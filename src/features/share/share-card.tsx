import type { LinkView } from "@dropify/core/links/link-view.schema";
import { fileKindWord } from "@/components/file-kind.ts";
import { drawnText } from "./card-letters.ts";
import { drawOnce } from "./draw-once.ts";
import { contentGist, contentTitle } from "./share-title.ts";

const size = { width: 1200, height: 630 };
const longestTitle = 90;

/**
 * The picture that chats show, as PNG: what it is, how big, and from whom; without a view nothing but that it exists.
 * Where the name has letters that cannot be drawn it says what it is instead; chats show the name beside it.
 * @returns undefined where too many are being drawn
 */
export async function shareCard(view: LinkView | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const words = view ? wordsOf(view) : lockedWords;
  return drawOnce(JSON.stringify(words), () => draw(words));
}

interface CardWords {
  title: string;
  gist: string;
}

const lockedWords: CardWords = {
  title: "Somebody shares files with you",
  gist: "Open the link and enter its password",
};

function wordsOf(view: LinkView): CardWords {
  const kind = view.focus ? fileKindWord(view.focus.fileName, view.focus.mimeType) : "Folder";
  const sender = drawnText(view.senderName);
  const gist = contentGist(view);
  return {
    title: shortened(drawnText(contentTitle(view)) ?? kind),
    gist: sender ? `${gist} · from ${shortened(sender)}` : gist,
  };
}

async function draw({ title, gist }: CardWords): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when first needed, for it brings a renderer that no other page has use for.
  const { ImageResponse } = await import("next/og");
  const picture = new ImageResponse(
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: 80,
        background: "#f5f9fc",
        color: "#121c24",
      }}
    >
      <svg width="96" height="96" viewBox="0 0 28 28">
        <path d="M14 2.5c4.6 5 8.5 9 8.5 13.9a8.5 8.5 0 0 1-17 0C5.5 11.5 9.4 7.5 14 2.5z" fill="#007184" />
        <path d="M14 20.6v-7m0 0-3.1 3.1M14 13.6l3.1 3.1" fill="none" stroke="#f7fdff" strokeWidth="2.1" />
      </svg>
      <div style={{ display: "flex", flexDirection: "column", gap: 24 }}>
        <div style={{ fontSize: title.length > 40 ? 56 : 76, lineHeight: 1.15, letterSpacing: "-0.02em" }}>
          {title}
        </div>
        <div style={{ fontSize: 34, color: "#4c5963" }}>{gist}</div>
      </div>
    </div>,
    size,
  );
  return new Uint8Array(await picture.arrayBuffer());
}

const shortened = (title: string): string =>
  title.length <= longestTitle ? title : `${title.slice(0, 60)}…${title.slice(-25)}`;
