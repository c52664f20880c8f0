import type { ReactNode } from "react";

interface IconProps {
  size?: number;
}

export function DownloadIcon({ size = 20 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 4v12m0 0 5-5m-5 5-5-5M4.5 20h15" />
    </Icon>
  );
}

export function ClockIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.2 2" />
    </Icon>
  );
}

/** Two links of a chain, come apart. */
export function BrokenLinkIcon({ size = 28 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m18.8 12.3 1.7-1.7a4.9 4.9 0 0 0-7-7l-1.7 1.7M5.2 11.7l-1.7 1.7a4.9 4.9 0 0 0 7 7l1.7-1.7M8 2v3M2 8h3M16 19v3M19 16h3" />
    </Icon>
  );
}

export function LockIcon({ size = 28 }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="4.5" y="10.5" width="15" height="10" rx="2.5" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2" />
    </Icon>
  );
}

export function EyeIcon({ size = 18 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="2.75" />
    </Icon>
  );
}

export function ChevronIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m9 5 7 7-7 7" />
    </Icon>
  );
}

export function PauseIcon({ size = 28 }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="12" r="9" />
      <path d="M10 9v6M14 9v6" />
    </Icon>
  );
}

interface DrawingProps {
  size: number;
  children: ReactNode;
}

function Icon({ size, children }: DrawingProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
