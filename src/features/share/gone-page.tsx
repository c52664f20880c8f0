import { BrokenLinkIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

/**
 * For every link that does not open: expired, used up, withdrawn, or never made. One page for all, so that it
 * tells a stranger nothing.
 */
export function GonePage() {
  return (
    <ShareNotice title="This link is not available" icon={<BrokenLinkIcon />}>
      <p>It may have expired, been used up or been withdrawn by its sender, or the address is incomplete.</p>
      <ul>
        <li>Check that you have the whole address: it ends in 22 letters and digits.</li>
        <li>Ask the person who sent it for a new link.</li>
      </ul>
    </ShareNotice>
  );
}
