"use client";

import type { Link } from "@dropify/core/links/link.schema";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { copyText } from "@/components/copy-text.ts";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC } from "@/trpc/client.tsx";
import type { SharedFile } from "./share-dialog.tsx";
import { useCreateLink } from "./use-create-link.ts";

/** Copies the newest working link of a file, and makes one without limits when there is none. */
export function useCopyLink(onManage: (file: SharedFile) => void): (file: SharedFile) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useCreateLink();
  // A second press while the first is under way must not make a second link.
  const underWay = useRef(new Map<string, Promise<Link>>());

  async function findOrCreate({ fileId }: SharedFile): Promise<Link> {
    const page = await queries.fetchQuery(trpc.links.listForFile.queryOptions({ fileId }, { staleTime: 0 }));
    return page.items.find((link) => link.state === "active") ?? create.mutateAsync({ fileId });
  }

  async function copyLink(file: SharedFile): Promise<void> {
    const link = underWay.current.get(file.fileId) ?? findOrCreate(file);
    underWay.current.set(file.fileId, link);
    const manage = { label: "Manage", onClick: () => onManage(file) };
    try {
      const copied = await copyText(link.then(({ url }) => url));
      showToast(
        copied
          ? { title: "Link copied", tone: "success", action: manage }
          : { title: "The browser did not allow copying", action: { ...manage, label: "Show link" } },
      );
    } catch {
      showToast({ title: "The link could not be made. Try again.", tone: "danger" });
    } finally {
      underWay.current.delete(file.fileId);
    }
  }

  return (file) => void copyLink(file);
}
