import type { BrowseQuestion, LinkView } from "@dropify/core/links/link-view.schema";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { FileTitle, titleSize } from "./file-title.tsx";
import { Sender } from "./sender.tsx";
import { shareAddress } from "./share-address.ts";
import { ShareDocument } from "./share-document.tsx";
import { ShareFacts } from "./share-facts.tsx";
import { ShareFoot } from "./share-foot.tsx";
import { ClockIcon, DownloadIcon } from "./share-icons.tsx";
import { ShareList } from "./share-list.tsx";
import { SharePreview } from "./share-preview.tsx";
import { shortEnd } from "./share-times.ts";
import { contentGist, contentTitle } from "./share-title.ts";
import { ShareTrail } from "./share-trail.tsx";

interface SharePageProps {
  view: LinkView;
  /** The page's own address for the outside, with nothing after the link's id. */
  address: string;
  browse: BrowseQuestion;
  now: Date;
}

/** What a recipient sees: who sent what, how big, until when, and one button. */
export function SharePage({ view, address, browse, now }: SharePageProps) {
  const { focus, senderName, note, expiresAt } = view;
  const at = shareAddress(new URL(address).pathname, view.kind === "file");
  const title = focus?.fileName ?? contentTitle(view);
  return (
    <ShareDocument
      title={title}
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
          {focus && view.allowDownload && (
            <a className="download" href={at.download(focus.fileId)} rel="nofollow">
              <DownloadIcon />
              Download <span className="download-size">{formatBytes(focus.fileSize)}</span>
            </a>
          )}
          <p className="hint">{hint(view)}</p>
        </div>
        <div className="card">
          {focus ? (
            <SharePreview view={view} file={focus} address={at} />
          ) : (
            <ShareList view={view} browse={browse} address={at} />
          )}
          <ShareFacts view={view} now={now} />
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

function ContentTitle({ title }: { title: string }) {
  return (
    <h1 className={titleSize(title)}>
      <bdi>{title}</bdi>
    </h1>
  );
}

function hint({ allowDownload, focus, maxDownloads }: LinkView): string {
  if (!allowDownload) return "To look at only: its sender does not offer it for download.";
  if (!focus) return "Take single files from the list.";
  const again = " If it breaks off, press again within the hour: it counts once.";
  return `No account needed.${maxDownloads === null ? "" : again}`;
}
