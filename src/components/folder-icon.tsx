import { classNames } from "./class-names.ts";

interface FolderIconProps {
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

/** The folder that belongs to the file icons. Decorative: the name stands beside it. */
export function FolderIcon({ size = 24, className }: FolderIconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={classNames("block flex-none", className)}
    >
      <path
        d="M2.5 6.7A2.2 2.2 0 0 1 4.7 4.5h4.2c.6 0 1.2.3 1.6.7l1.4 1.6h7.4a2.2 2.2 0 0 1 2.2 2.2v1h-19z"
        fill="var(--folder)"
      />
      <path d="M2.5 9.3h19v8a2.2 2.2 0 0 1-2.2 2.2H4.7a2.2 2.2 0 0 1-2.2-2.2z" fill="var(--folder-2)" />
    </svg>
  );
}
