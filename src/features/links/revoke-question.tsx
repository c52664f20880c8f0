"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/button.tsx";
import { useRevokeLink } from "./use-revoke-link.ts";

interface RevokeQuestionProps {
  linkId: string;
  onKeep: () => void;
  onRevoked: () => void;
}

/** Asks before revoking, where the link stands: visitors may be in the middle of it. */
export function RevokeQuestion({ linkId, onKeep, onRevoked }: RevokeQuestionProps) {
  const revoke = useRevokeLink();
  const keep = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; the safe answer takes the focus.
  useEffect(() => keep.current?.focus(), []);

  return (
    <div role="group" aria-label="Revoke this link?" className="grid gap-3 rounded-md bg-danger-soft p-3">
      <p>
        <b className="font-semibold">Revoke this link?</b> It stops working at once for everyone who has it.
        You can restore it later.
      </p>
      {revoke.error && (
        <p role="alert" className="text-danger-text">
          {revoke.error.message}
        </p>
      )}
      <div className="flex gap-2 max-desk:*:flex-1">
        <Button ref={keep} onClick={onKeep}>
          Keep link
        </Button>
        <Button
          variant="danger"
          pending={revoke.isPending}
          onClick={() => revoke.mutate({ linkId }, { onSuccess: onRevoked })}
        >
          Revoke link
        </Button>
      </div>
    </div>
  );
}
