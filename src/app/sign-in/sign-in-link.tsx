import Link from "next/link";
import { textLink } from "./text-link.ts";

/** Back from the pages around signing in. */
export function SignInLink() {
  return (
    <Link href="/sign-in?have=account" className={textLink}>
      Back to signing in
    </Link>
  );
}
