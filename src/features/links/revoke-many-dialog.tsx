"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/button.tsx";
import { Dialog } from "@/components/dialog.tsx";
import { formatCount } from "@/components/format-count.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useRevokeMany } from "./link-mutations.ts";

interface RevokeManyDialogProps {
  linkIds: readonly string[];
  open: boolean;
  onClose: () => void;
  onRevoked: () => void;
}

/** As many as the server takes at once. */
const most = 100;

/** Asks before several links end, and says how many did. */
export function RevokeManyDialog({ linkIds, open, onClose, onRevoked }: RevokeManyDialogProps) {
  const revoke = useRevokeMany();
  const [underWay, setUnderWay] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const links = formatCount(linkIds.length, "link");

  async function revokeAll() {
    setUnderWay(true);
    let done = 0;
    try {
      for (let from = 0; from < linkIds.length; from += most) {
        const some = linkIds.slice(from, from + most);
        await revoke.mutateAsync({ linkIds: some });
        done += some.length;
      }
      showToast({ title: `${links} revoked`, tone: "success" });
      onRevoked();
    } catch {
      showToast({
        title: `${formatCount(done)} of ${links} revoked. Try again for the others.`,
        tone: "danger",
      });
    } finally {
      setUnderWay(false);
      onClose();
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Revoke ${links}?`}
      description={`${linkIds.length === 1 ? "It stops" : "They stop"} working at once for everyone who has ${linkIds.length === 1 ? "it" : "them"}. You can restore each of them later.`}
      initialFocus={keep}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep {linkIds.length === 1 ? "link" : "links"}
          </Button>
          <Button variant="danger" pending={underWay} onClick={() => void revokeAll()}>
            Revoke {links}
          </Button>
        </>
      }
    />
  );
}
