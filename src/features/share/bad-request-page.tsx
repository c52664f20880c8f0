import { BrokenLinkIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

/** For an address that no page of ours leads to. */
export function BadRequestPage() {
  return (
    <ShareNotice title="This list cannot go on from there" icon={<BrokenLinkIcon />}>
      <p>
        <a className="again" href="?">
          Back to its beginning
        </a>
      </p>
    </ShareNotice>
  );
}
