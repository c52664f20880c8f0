import { z } from "zod";

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof unitSeconds;

/** "90s", "1m", "24h", "30d" as milliseconds. */
export const Duration = z
  .string()
  .regex(/^[1-9]\d{0,6}[smhd]$/, 'must be a number and s, m, h or d, for example "24h"')
  .transform((text) => {
    const unit = (Object.keys(unitSeconds) as Unit[]).find((name) => text.endsWith(name)) ?? "s";
    return Number.parseInt(text, 10) * unitSeconds[unit] * 1000;
  });
