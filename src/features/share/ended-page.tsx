import { ClockIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

interface EndedPageProps {
  /** `expired`, `used-up`, `revoked` or `suspended`. */
  reason: string;
  /** The last part of the link's path. */
  address: string;
}

const words: Record<string, { title: string; text: string; ask?: string }> = {
  expired: {
    title: "This link has expired",
    text: "Its sender gave it an end, which has passed.",
    ask: "Ask for more time",
  },
  "used-up": {
    title: "This link is used up",
    text: "It has been downloaded as often, or as much, as its sender allowed.",
    ask: "Ask for another download",
  },
  revoked: { title: "This link was withdrawn", text: "Its sender has ended it." },
  suspended: { title: "This was removed", text: "Its sender has taken away what the link led to." },
};

/** For a link whose sender lets its visitors know why it ended, and, where that may help, be asked for more. */
export function EndedPage({ reason, address }: EndedPageProps) {
  const { title, text, ask } = words[reason] ?? { title: "This link has ended", text: "" };
  return (
    <ShareNotice title={title} icon={<ClockIcon size={28} />}>
      <p>{text}</p>
      {ask ? (
        <form method="post" action={`/s/${encodeURIComponent(address)}/ask`}>
          <button className="download" type="submit">
            {ask}
          </button>
          <p className="hint">
            The sender sees that somebody asks, not who. If they agree, this same link works again.
          </p>
        </form>
      ) : (
        <p>Ask the person who sent it for a new link.</p>
      )}
    </ShareNotice>
  );
}
