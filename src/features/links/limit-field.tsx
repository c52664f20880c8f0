"use client";

import { ChoicePills } from "@/components/choice-pills.tsx";
import { TextField } from "@/components/text-field.tsx";
import { type LinkDraft, limitChoices } from "./link-draft.ts";

type Limit = Pick<LinkDraft, "limit" | "limitCount">;

interface LimitFieldProps {
  value: Limit;
  onChange: (change: Partial<Limit>) => void;
  error: string | false | undefined;
}

/** How often a link may be downloaded: one of a few numbers, or another. */
export function LimitField({ value, onChange, error }: LimitFieldProps) {
  return (
    <>
      <ChoicePills
        legend="Downloads"
        value={value.limit}
        onChange={(limit) => onChange({ limit })}
        options={limitChoices}
      />
      {value.limit === "custom" && (
        <TextField
          label="Number of downloads"
          inputMode="numeric"
          autoComplete="off"
          value={value.limitCount}
          onChange={(event) => onChange({ limitCount: event.target.value })}
          error={error}
        />
      )}
    </>
  );
}
