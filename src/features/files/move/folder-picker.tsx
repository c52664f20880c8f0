"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import { skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { Button } from "@/components/button.tsx";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { IconButton } from "@/components/icon-button.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { sayError } from "../changes/say-error.ts";
import { foldersPage, nextPage } from "../listing.ts";
import type { Place } from "../place.ts";

const top: Place = { folderId: null, name: "All files" };

interface FolderPickerProps {
  element: RefObject<HTMLDivElement | null>;
  /** The folder that is looked into, and would be picked. */
  place: Place;
  onPlace: (place: Place) => void;
  /** Folders that are not offered: what is moved does not go into itself. */
  without: readonly Folder[];
}

/**
 * Walks through the folders, one level at a time. With the keyboard: up and down through them, right or Enter into
 * one, left or Backspace out of it.
 */
export function FolderPicker({ element, place, onPlace, without }: FolderPickerProps) {
  const trpc = useTRPC();
  const { folderId } = place;
  const path = useQuery(trpc.folders.path.queryOptions(folderId === null ? skipToken : { folderId }));
  const folders = useInfiniteQuery(
    trpc.folders.list.infiniteQueryOptions(foldersPage({ folderId }), nextPage),
  );
  const offered = (folders.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    (folder) => !without.some((moved) => moved.folderId === folder.folderId),
  );
  const above = path.data?.path.at(-2);

  function goTo(next: Place) {
    onPlace(next);
    // The row that was pressed goes with its level.
    element.current?.focus({ preventScroll: true });
  }
  function goUp() {
    if (folderId !== null) goTo(above ?? top);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-folder]")];
    const at = rows.findIndex((row) => row === document.activeElement);
    const steps = new Map([
      ["ArrowDown", at + 1],
      ["ArrowUp", at === -1 ? rows.length - 1 : at - 1],
      ["Home", 0],
      ["End", rows.length - 1],
    ]);
    const to = steps.get(event.key);
    const isInto = event.key === "ArrowRight" && at !== -1;
    const isOut = event.key === "ArrowLeft" || event.key === "Backspace";
    if (to === undefined && !isInto && !isOut) return;
    event.preventDefault();
    if (to !== undefined) rows[to]?.focus();
    else if (isInto) rows[at]?.click();
    else goUp();
  }

  return (
    <div className="overflow-hidden rounded-md border border-border">
      <div className="flex min-h-11 items-center gap-1 border-border border-b bg-surface-2 px-2">
        {folderId !== null && (
          <IconButton label={`Back to ${above?.name ?? top.name}`} tooltip={false} onClick={goUp}>
            <ArrowLeft size={16} aria-hidden />
          </IconButton>
        )}
        <span aria-live="polite" className="min-w-0 truncate px-1.5 font-semibold max-desk:text-md">
          {place.name}
        </span>
      </div>
      <div
        ref={element}
        tabIndex={-1}
        role="group"
        aria-label={`Folders in ${place.name}`}
        aria-busy={folders.isPending || undefined}
        onKeyDown={onKeyDown}
        className="h-64 overflow-y-auto p-1 outline-none"
      >
        {offered.map((folder) => (
          <button
            key={folder.folderId}
            type="button"
            data-folder
            onClick={() => goTo({ folderId: folder.folderId, name: folder.name })}
            className="flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover max-desk:h-11 max-desk:text-md"
          >
            <FolderIcon size={20} />
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {folder.name}
            </span>
            <ChevronRight size={16} aria-hidden className="flex-none text-text-3" />
          </button>
        ))}
        {folders.hasNextPage && (
          <Button
            variant="quiet"
            pending={folders.isFetchingNextPage}
            onClick={() => void folders.fetchNextPage()}
          >
            Show more
          </Button>
        )}
        {folders.isSuccess && offered.length === 0 && (
          <p className="grid h-full place-items-center text-text-3">There are no folders in here.</p>
        )}
        {folders.isError && (
          <div className="grid h-full place-content-center justify-items-center gap-3 px-4 text-center text-text-2">
            <p>{sayError(folders.error)}</p>
            <Button onClick={() => void folders.refetch()}>Try again</Button>
          </div>
        )}
      </div>
    </div>
  );
}
