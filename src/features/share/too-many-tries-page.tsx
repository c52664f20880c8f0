import { formatDuration } from "@/components/format-duration.ts";
import { PauseIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

interface TooManyTriesPageProps {
  /** Seconds until another try is let through. */
  retryAfter: number;
}

/** For who tried too many links that do not exist, or passwords that are not right; it does not say which. */
export function TooManyTriesPage({ retryAfter }: TooManyTriesPageProps) {
  return (
    <ShareNotice title="Too many tries" icon={<PauseIcon />}>
      <p>There were many wrong tries just now, so this stays closed for {formatDuration(retryAfter)}.</p>
      <p>Your link is not lost: open it again after that.</p>
    </ShareNotice>
  );
}
