"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { Skeleton } from "@/components/skeleton.tsx";
import { useTRPC } from "@/trpc/client.tsx";

const top = "All files";

/** The way from the top level to a folder; the folder itself is the page's heading. */
export function FolderBreadcrumbs({ folderId }: { folderId: string | null }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(
    trpc.folders.path.queryOptions(folderId === null ? skipToken : { folderId }),
  );
  if (folderId === null) {
    return (
      <span className="-ml-1.5 min-w-0">
        <Here name={top} />
      </span>
    );
  }

  const above = [{ folderId: null, name: top }, ...(data?.path.slice(0, -1) ?? [])];
  const name = data?.path.at(-1)?.name ?? (isError ? "Folder" : null);
  return (
    <nav aria-label="Folder path" className="-ml-1.5 flex min-w-0 items-center gap-0.5 text-text-3">
      {above.map((folder, index) => (
        <Crumb
          key={folder.folderId}
          name={folder.name}
          folderId={folder.folderId}
          // A phone has room for the parent only; the others are one tap further.
          className={index < above.length - 1 ? "max-desk:hidden" : "flex"}
        />
      ))}
      {name === null ? <Skeleton className="ml-1.5 h-4 w-28" /> : <Here name={name} />}
    </nav>
  );
}

interface CrumbProps {
  name: string;
  folderId: string | null;
  className: string;
}

function Crumb({ name, folderId, className }: CrumbProps) {
  const search = new URLSearchParams(useSearchParams());
  if (folderId === null) search.delete("folder");
  else search.set("folder", folderId);
  const href = search.size > 0 ? `?${search}` : "?";

  // In place: the list is loaded by the page itself, which has no need of a new page from the server.
  function go(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    window.history.pushState(null, "", href);
  }

  return (
    <span className={`items-center gap-0.5 ${className} desk:flex`}>
      <a
        href={href}
        onClick={go}
        className="max-w-28 truncate rounded-sm px-1.5 py-1 font-medium hover:bg-hover hover:text-text desk:max-w-40 max-desk:py-3"
      >
        {name}
      </a>
      <ChevronRight size={14} aria-hidden className="flex-none" />
    </span>
  );
}

function Here({ name }: { name: string }) {
  return (
    <h1
      title={name}
      className="min-w-0 truncate px-1.5 py-1 font-semibold text-text max-desk:text-lg max-desk:tracking-tight"
    >
      {name}
    </h1>
  );
}
