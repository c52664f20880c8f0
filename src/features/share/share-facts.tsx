import type { LinkView } from "@dropify/core/links/link.schema";
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
  const { fileName, mimeType, fileSize, createdAt, expiresAt, maxDownloads, downloadsLeft } = view;
  return (
    <dl className="facts">
      <Fact term="Type" value={fileKindWord(fileName, mimeType)} />
      <Fact
        term="Size"
        value={formatBytes(fileSize)}
        detail={fileSize < 1024 ? undefined : formatExactBytes(fileSize)}
      />
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
