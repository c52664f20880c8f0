import { LockIcon } from "./share-icons.tsx";
import { ShareNotice } from "./share-notice.tsx";

interface LockedPageProps {
  /** The last part of the link's path. */
  address: string;
  /** A password was given, and is not the right one. */
  isWrong?: boolean;
  /** The page's own address, for a chat's card: it says that there is something, and not what. */
  url?: string;
}

/** Asks for the password, and says nothing of what it opens. */
export function LockedPage({ address, isWrong = false, url }: LockedPageProps) {
  return (
    <ShareNotice
      title="This link asks for a password"
      icon={<LockIcon />}
      {...(url && { card: { address: url, description: "Somebody shares files with you" } })}
    >
      <p>The person who sent you the link knows it. It may have come to you on another way.</p>
      <form className="unlock" method="post" action={`/s/${encodeURIComponent(address)}/unlock`}>
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="off"
          required
          autoFocus
          aria-invalid={isWrong}
          aria-describedby={isWrong ? "wrong" : undefined}
        />
        {isWrong && (
          <p id="wrong" className="wrong" role="alert">
            This is not the password. Check capital letters, and try again.
          </p>
        )}
        <button className="download" type="submit">
          Open
        </button>
      </form>
    </ShareNotice>
  );
}
