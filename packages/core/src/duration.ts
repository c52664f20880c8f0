import { z } from "zod";

const units = [
  { name: "s", ms: 1000 },
  { name: "m", ms: 60_000 },
  { name: "h", ms: 3_600_000 },
  { name: "d", ms: 86_400_000 },
];

/** "90s", "1m", "24h", "30d" as milliseconds. */
export const Duration = z
  .string()
  .regex(/^[1-9]\d{0,6}[smhd]$/, 'must be a number and s, m, h or d, for example "24h"')
  .transform((text) => {
    const unit = units.find(({ name }) => text.endsWith(name));
    return Number.parseInt(text, 10) * (unit?.ms ?? Number.NaN);
  });
