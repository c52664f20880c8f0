import type { BrowseQuestion, LinkView, SharedFile } from "@dropify/core/links/link-view.schema";
import type { ComponentProps } from "react";
import { formatDateTime } from "@/components/format-date.ts";
import { FileTitle, titleSize } from "./file-title.tsx";
import { Sender } from "./sender.tsx";
import { ShareActions } from "./share-actions.tsx";
import { type ShareAddress, shareAddress } from "./share-address.ts";
import { ShareCheck } from "./share-check.tsx";
import { ShareDocument } from "./share-document.tsx";
import { ShareFacts } from "./share-facts.tsx";
import { ShareFoot } from "./share-foot.tsx";
import { ClockIcon } from "./share-icons.tsx";
import { ShareList } from "./share-list.tsx";
import { SharePreview } from "./share-preview.tsx";
import { ShareText } from "./share-text.tsx";
import { shortEnd } from "./share-times.ts";
import { contentGist, contentTitle } from "./share-title.ts";
import { ShareTrail } from "./share-trail.tsx";

interface SharePageProps {
  view: LinkView;
  /** The page's own address for the outside, with nothing after the link's id. */
  address: string;
  browse: BrowseQuestion;
  /** The beginning of the file, where it is a text. */
  text?: ComponentProps<typeof ShareText>["text"] | undefined;
  /** Lets the page's script run. */
  nonce?: string;
  now: Date;
}

/** What a recipient sees: who sent what, how big, until when, and one button. */
export function SharePage({ view, address, browse, text, nonce, now }: SharePageProps) {
  const { focus, senderName, note, expiresAt } = view;
  const at = shareAddress(new URL(address).pathname, view.kind === "file");
  const title = focus?.fileName ?? contentTitle(view);
  return (
    <ShareDocument
      title={title}
      {...(nonce && { nonce })}
      card={{ description: contentGist(view), address }}
      header={
        <>
          <Sender name={senderName} />
          {expiresAt && (
            <time className="end" dateTime={expiresAt} title={formatDateTime(expiresAt, { timeZone: "UTC" })}>
              <ClockIcon />
              {shortEnd(expiresAt, now)}
            </time>
          )}
        </>
      }
    >
      <main className="share">
        <div className="intro">
          {focus && view.kind !== "file" && <ShareTrail view={view} address={at} />}
          {focus ? <FileTitle fileName={focus.fileName} /> : <ContentTitle title={title} />}
          {note && (
            <p className="note">
              <bdi>{note}</bdi>
            </p>
          )}
          <p className="gist">{contentGist(view)}</p>
          <ShareActions view={view} address={at} />
        </div>
        <div className="card">
          {focus ? (
            <Look view={view} file={focus} address={at} text={text} />
          ) : (
            <ShareList view={view} browse={browse} address={at} />
          )}
          <ShareFacts view={view} now={now} />
          {focus && view.allowDownload && <ShareCheck file={focus} address={at} />}
          {focus && view.allowDownload && (
            <details className="terminal">
              <summary>Download from a terminal</summary>
              <code>curl -OJL {new URL(at.download(focus.fileId), address).href}</code>
            </details>
          )}
        </div>
      </main>
      <ShareFoot />
    </ShareDocument>
  );
}

interface LookProps {
  view: LinkView;
  file: SharedFile;
  address: ShareAddress;
  text: SharePageProps["text"];
}

function Look({ view, file, address, text }: LookProps) {
  if (text) return <ShareText text={text} />;
  return <SharePreview view={view} file={file} address={address} />;
}

function ContentTitle({ title }: { title: string }) {
  return (
    <h1 className={titleSize(title)}>
      <bdi>{title}</bdi>
    </h1>
  );
}
