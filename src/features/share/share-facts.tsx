import type { LinkView } from "@dropify/core/links/link-view.schema";
import type { ReactNode } from "react";
import { fileKindWord } from "@/components/file-kind.ts";
import { formatBytes, formatExactBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { formatDateTime } from "@/components/format-date.ts";
import { shortDay, timeLeft } from "./share-times.ts";

interface ShareFactsProps {
  view: LinkView;
  now: Date;
}

/** What can be known before downloading. Times are exact and name their zone: the page runs no script. */
export function ShareFacts({ view, now }: ShareFactsProps) {
  const { focus, createdAt, expiresAt, maxDownloads, downloadsLeft } = view;
  return (
    <dl className="facts">
      {focus && (
        <>
          <Fact term="Type" value={fileKindWord(focus.fileName, focus.mimeType)} />
          <Fact
            term="Size"
            value={formatBytes(focus.fileSize)}
            detail={focus.fileSize < 1024 ? undefined : formatExactBytes(focus.fileSize)}
          />
        </>
      )}
      <Fact
        term="Shared"
        value={<time dateTime={createdAt}>{shortDay(createdAt, now)}</time>}
        detail={formatDateTime(createdAt, { timeZone: "UTC" })}
      />
      {expiresAt ? (
        <Fact
          term="Available until"
          value={<time dateTime={expiresAt}>{formatDateTime(expiresAt, { timeZone: "UTC" })}</time>}
          detail={timeLeft(expiresAt, now)}
        />
      ) : (
        <Fact term="Available" value="Until the sender withdraws it" />
      )}
      {maxDownloads !== null && downloadsLeft !== null && (
        <Fact
          term="Downloads left"
          value={`${formatCount(downloadsLeft)} of ${formatCount(maxDownloads)}`}
          detail={downloadsLeft === 1 ? "This is the last one" : undefined}
        />
      )}
      {focus?.sha256 && (
        <Fact
          term="SHA-256"
          value={<code className="digest">{focus.sha256}</code>}
          detail={
            focus.digestPartSize
              ? `Of the digests of its parts of ${formatBytes(focus.digestPartSize)}`
              : undefined
          }
        />
      )}
    </dl>
  );
}

interface FactProps {
  term: string;
  value: ReactNode;
  detail?: string | undefined;
}

function Fact({ term, value, detail }: FactProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {value}
        {detail && <small>{detail}</small>}
      </dd>
    </div>
  );
}
