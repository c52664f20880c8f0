import { classNames } from "./class-names.ts";

interface ProgressBarProps {
  label: string;
  /** 0 to 1; undefined while the amount of work is unknown. */
  value: number | undefined;
  /** The value in words, e.g. "412 MB of 1 GB". */
  valueText?: string;
  /** progressbar: something is under way · meter: a level, such as storage */
  role?: "progressbar" | "meter";
  tone?: "accent" | "warning" | "danger" | "success";
  /** The value comes many times a second: gliding from one to the next would only keep the screen drawing. */
  live?: boolean;
  className?: string;
}

const tones = {
  accent: "bg-accent",
  warning: "bg-warning",
  danger: "bg-danger",
  success: "bg-success-text",
};

/** A thin bar. It moves by transform alone, so that a hundred of them cost no layout. */
export function ProgressBar({
  label,
  value,
  valueText,
  role = "progressbar",
  tone = "accent",
  live = false,
  className,
}: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.min(100, Math.max(0, value * 100));
  return (
    <div
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      aria-valuetext={valueText}
      className={classNames("h-[5px] overflow-hidden rounded-full bg-border", className)}
    >
      <div
        className={classNames(
          "h-full w-full rounded-full",
          !live && "transition-transform duration-(--dur-3)",
          tones[tone],
          percent === undefined && "animate-pulse",
        )}
        style={percent === undefined ? undefined : { transform: `translateX(${percent - 100}%)` }}
      />
    </div>
  );
}
