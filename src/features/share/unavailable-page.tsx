import { PauseIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

interface UnavailablePageProps {
  /** Names this failure in our logs. */
  requestId: string;
}

/** When we are at fault: the link may well be good. */
export function UnavailablePage({ requestId }: UnavailablePageProps) {
  return (
    <ShareNotice title="This cannot be shown right now" icon={<PauseIcon />}>
      <p>Something on our side does not answer. Your link is not lost.</p>
      <p>
        <a className="again" href="">
          Try again
        </a>
      </p>
      <p className="hint">Reference {requestId}</p>
    </ShareNotice>
  );
}
