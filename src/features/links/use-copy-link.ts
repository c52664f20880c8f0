"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { copyText } from "@/components/copy-text.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { serverNow } from "@/trpc/server-clock.ts";
import { newDraft } from "./link-draft.ts";
import { useCreateLink } from "./link-mutations.ts";
import { type LinkTarget, leadsTo, listedAt, targetInput, targetKey } from "./link-target.ts";
import { readDraft } from "./read-draft.ts";

/** A link cannot be made at a press: its owner wants a password for it, which only the dialog can ask for. */
class NeedsPassword extends Error {}

/**
 * Copies the newest working link to a target and, when there is none, makes one as its owner prefers them.
 * @param onManage opens the dialog for that target
 */
export function useCopyLink(onManage: (target: LinkTarget) => void): (target: LinkTarget) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useCreateLink();
  // A second press while the first is under way must not make a second link.
  const underWay = useRef(new Map<string, Promise<Link>>());

  async function findOrCreate(target: LinkTarget): Promise<Link> {
    const [page, { links: defaults }] = await Promise.all([
      queries.fetchQuery(trpc.links.listForFile.queryOptions(listedAt(target), { staleTime: 0 })),
      queries.fetchQuery(trpc.account.preferences.queryOptions()),
    ]);
    const found = page.items.find((link) => link.state === "active" && leadsTo(link, target));
    if (found) return found;
    if (defaults.asksPassword) throw new NeedsPassword();
    const draft = readDraft(newDraft(defaults, serverNow()));
    return create.mutateAsync({ ...targetInput(target), ...(draft.ok && draft.rules) });
  }

  async function copyLink(target: LinkTarget): Promise<void> {
    const key = targetKey(target);
    const link = underWay.current.get(key) ?? findOrCreate(target);
    underWay.current.set(key, link);
    const manage = { label: "Manage", onClick: () => onManage(target) };
    try {
      const copied = await copyText(link.then(({ url }) => url));
      showToast(
        copied
          ? { title: "Link copied", tone: "success", action: manage }
          : { title: "The browser did not allow copying", action: { ...manage, label: "Show link" } },
      );
    } catch (error) {
      if (error instanceof NeedsPassword) onManage(target);
      else showToast({ title: "The link could not be made. Try again.", tone: "danger" });
    } finally {
      underWay.current.delete(key);
    }
  }

  return (target) => void copyLink(target);
}
