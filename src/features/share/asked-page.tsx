import { ClockIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

/** After a visitor has asked for more time. */
export function AskedPage() {
  return (
    <ShareNotice title="The sender has been asked" icon={<ClockIcon size={28} />}>
      <p>If they agree, the same link works again: keep it, and try later.</p>
    </ShareNotice>
  );
}
