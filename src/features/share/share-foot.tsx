import { Logo } from "@/components/logo.tsx";

/** What made the page. */
export function ShareFoot() {
  return (
    <footer className="foot">
      <a href="/">
        <Logo size={18} />
        <span>
          Sent with <b>Dropify</b>
        </span>
      </a>
    </footer>
  );
}
