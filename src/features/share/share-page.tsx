import type { LinkView } from "@dropify/core/links/link.schema";
import { FileIcon } from "@/components/file-icon.tsx";
import { fileKindWord } from "@/components/file-kind.ts";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { Logo } from "@/components/logo.tsx";
import { FileTitle } from "./file-title.tsx";
import { Sender } from "./sender.tsx";
import { ShareDocument } from "./share-document.tsx";
import { ShareFacts } from "./share-facts.tsx";
import { ClockIcon, DownloadIcon } from "./share-icons.tsx";
import { shortEnd } from "./share-times.ts";

interface SharePageProps {
  view: LinkView;
  /** The page's own address for the outside, with nothing after the link's id. */
  address: string;
  now: Date;
}

/** What a recipient sees: who sent what, how big, until when, and one button. */
export function SharePage({ view, address, now }: SharePageProps) {
  const { fileName, fileSize, mimeType, senderName, note, expiresAt, maxDownloads } = view;
  const size = formatBytes(fileSize);
  const kind = fileKindWord(fileName, mimeType);
  const download = `${new URL(address).pathname}/download`;
  return (
    <ShareDocument
      title={fileName}
      description={`${kind} · ${size}`}
      address={address}
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
          <FileTitle fileName={fileName} />
          {note && (
            <p className="note">
              <bdi>{note}</bdi>
            </p>
          )}
          <p className="gist">
            {kind} · {size}
          </p>
          <a className="download" href={download} rel="nofollow">
            <DownloadIcon />
            Download <span className="download-size">{size}</span>
          </a>
          <p className="hint">
            No account needed.
            {maxDownloads !== null && " If it breaks off, press again within the hour: it counts once."}
          </p>
        </div>
        <div className="card">
          <div className="art">
            <FileIcon name={fileName} mimeType={mimeType} size={112} />
          </div>
          <ShareFacts view={view} now={now} />
          <details className="terminal">
            <summary>Download from a terminal</summary>
            <code>curl -OJL {address}/download</code>
          </details>
        </div>
      </main>
      <footer className="foot">
        <a href="/">
          <Logo size={18} />
          <span>
            Sent with <b>Dropify</b>
          </span>
        </a>
      </footer>
    </ShareDocument>
  );
}
