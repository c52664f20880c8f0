import { classNames } from "./class-names.ts";

interface LogoProps {
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

/** The drop with an arrow. Decorative: the word "Dropify" stands beside it. */
export function Logo({ size = 24, className }: LogoProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 28 28"
      aria-hidden="true"
      className={classNames("block flex-none", className)}
    >
      <path
        d="M14 2.5c4.6 5 8.5 9 8.5 13.9a8.5 8.5 0 0 1-17 0C5.5 11.5 9.4 7.5 14 2.5z"
        // Attributes, not styles: the share page's content policy allows no style attributes.
        fill="var(--accent)"
      />
      <path
        d="M14 20.6v-7m0 0-3.1 3.1M14 13.6l3.1 3.1"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
