import { formatDuration } from "@/components/format-duration.ts";
import { PauseIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

interface TooManyTriesPageProps {
  /** Seconds until links open again. */
  retryAfter: number;
}

/** For an address from which too many links that do not exist were tried. */
export function TooManyTriesPage({ retryAfter }: TooManyTriesPageProps) {
  return (
    <ShareNotice title="Too many tries" icon={<PauseIcon />}>
      <p>
        Many links that do not exist were tried from your network, so links stay closed to it for{" "}
        {formatDuration(retryAfter)}.
      </p>
      <p>Your link is not lost: open it again after that.</p>
    </ShareNotice>
  );
}
