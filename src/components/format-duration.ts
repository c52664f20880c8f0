import { locale } from "./locale.ts";

const steps = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/**
 * A length of time in its largest unit, for "… left" and "expires in …": "45 seconds", "4 minutes", "2 days".
 * Between one and two hours or days it names both units ("1 hour 20 minutes"), where one alone would mislead.
 */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const at = steps.findIndex((step) => whole >= step.seconds);
  const step = steps[at];
  if (!step) return inUnit(0, "second");
  const finer = steps[at + 1];
  if (finer && step.seconds >= 3_600 && whole < 2 * step.seconds) {
    const rest = Math.round((whole - step.seconds) / finer.seconds);
    if (rest > 0 && rest * finer.seconds < step.seconds) {
      return `${inUnit(1, step.unit)} ${inUnit(rest, finer.unit)}`;
    }
  }
  const value = Math.round(whole / step.seconds);
  const coarser = steps[at - 1];
  // 59.8 minutes round to 60: that is an hour.
  if (coarser && value * step.seconds >= coarser.seconds) return inUnit(1, coarser.unit);
  return inUnit(value, step.unit);
}

function inUnit(value: number, unit: (typeof steps)[number]["unit"]): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
