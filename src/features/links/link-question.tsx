"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/button.tsx";
import { useRemoveLink, useRevokeLink } from "./link-mutations.ts";

export type Ending = "revoke" | "remove";

interface LinkQuestionProps {
  linkId: string;
  ending: Ending;
  onKeep: () => void;
  onEnded: () => void;
}

const words = {
  revoke: {
    question: "Revoke this link?",
    consequence: "It stops working at once for everyone who has it. You can restore it later.",
    yes: "Revoke link",
  },
  remove: {
    question: "Remove this link?",
    consequence: "It stops working at once, for good, and its numbers go with it. What it leads to stays.",
    yes: "Remove link",
  },
};

/** Asks before a link ends, where the link stands: visitors may be in the middle of it. */
export function LinkQuestion({ linkId, ending, onKeep, onEnded }: LinkQuestionProps) {
  const revoke = useRevokeLink();
  const remove = useRemoveLink();
  const { error, isPending, mutate } = ending === "revoke" ? revoke : remove;
  const { question, consequence, yes } = words[ending];
  const keep = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; the safe answer takes the focus.
  useEffect(() => keep.current?.focus(), []);

  return (
    <div role="group" aria-label={question} className="grid gap-3 rounded-md bg-danger-soft p-3">
      <p>
        <b className="font-semibold">{question}</b> {consequence}
      </p>
      {error && (
        <p role="alert" className="text-danger-text">
          {error.message}
        </p>
      )}
      <div className="flex gap-2 max-desk:*:flex-1">
        <Button ref={keep} onClick={onKeep}>
          Keep link
        </Button>
        <Button
          variant="danger"
          pending={isPending}
          onClick={() => mutate({ linkId }, { onSuccess: onEnded })}
        >
          {yes}
        </Button>
      </div>
    </div>
  );
}
