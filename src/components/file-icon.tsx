import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type FileKind, fileKind } from "./file-kind.ts";

interface FileIconProps {
  name: string;
  mimeType?: string;
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

/** One page silhouette; colour and pictogram tell the kind. Decorative: the name stands beside it. */
export function FileIcon({ name, mimeType, size = 24, className }: FileIconProps) {
  const { color, pictogram } = looks[fileKind(name, mimeType)];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={classNames("block flex-none", className)}
      // An attribute, not a style: the share page's content policy allows no style attributes.
      color={color}
    >
      <path
        d="M5 4.5A2.5 2.5 0 0 1 7.5 2H13l6 6v11.5a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 19.5z"
        fill="currentColor"
        fillOpacity=".12"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path
        d="M13 2v4a2 2 0 0 0 2 2h4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <g fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round">
        {pictogram}
      </g>
    </svg>
  );
}

const looks: Record<FileKind, { color: string; pictogram: ReactNode }> = {
  document: { color: "var(--ft-doc)", pictogram: <path d="M9 12.5h6M9 15.5h6M9 18.5h3.5" /> },
  sheet: { color: "var(--ft-sheet)", pictogram: <path d="M8.5 12.5h7v6h-7zM8.5 15.5h7M12 12.5v6" /> },
  slides: {
    color: "var(--ft-slide)",
    pictogram: (
      <>
        <rect x="8.2" y="12.3" width="7.6" height="5" rx=".6" />
        <path d="M12 17.3v2" />
      </>
    ),
  },
  pdf: {
    color: "var(--ft-pdf)",
    pictogram: (
      <path d="M8.6 18.8c2.8-1.2 4-4.4 3.8-6.6-.1-1.1-1.3-.9-1.1.3.4 2.5 2.2 4.3 4.3 4.2 1.1-.1.9-1.3-.3-1.3-2.6.1-4.8.8-6.4 2-.9.7-.9 1.6-.3 1.4z" />
    ),
  },
  image: {
    color: "var(--ft-image)",
    pictogram: (
      <>
        <circle cx="9.8" cy="13" r="1.1" />
        <path d="m8 18.5 2.6-2.6 1.5 1.4 2.2-2.5 2 2.2" />
      </>
    ),
  },
  video: {
    color: "var(--ft-video)",
    pictogram: <path d="m10.3 12.6 4.6 2.9-4.6 2.9z" fill="currentColor" />,
  },
  audio: {
    color: "var(--ft-audio)",
    pictogram: <path d="M8.7 14.5v2M10.9 12.8v5.4M13.1 14v3M15.3 12.3v6.4" />,
  },
  code: {
    color: "var(--ft-code)",
    pictogram: <path d="m10.3 13-2.3 2.5 2.3 2.5M13.7 13l2.3 2.5-2.3 2.5" />,
  },
  text: { color: "var(--ft-code)", pictogram: <path d="M9 12.5h6M9 15.5h6M9 18.5h3.5" /> },
  archive: {
    color: "var(--ft-archive)",
    pictogram: <path d="M12 11.5v1M12 14v1M10.7 16.5h2.6v2.3h-2.6z" />,
  },
  other: {
    color: "var(--ft-code)",
    pictogram: (
      <>
        <circle cx="9" cy="16" r=".4" fill="currentColor" />
        <circle cx="12" cy="16" r=".4" fill="currentColor" />
        <circle cx="15" cy="16" r=".4" fill="currentColor" />
      </>
    ),
  },
};
