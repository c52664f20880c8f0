"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { skipToken, useQuery } from "@tanstack/react-query";
import { PanelRight } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { IconButton } from "@/components/icon-button.tsx";
import { SheetBar } from "@/components/sheet-bar.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { useAnnouncer } from "./announcer.tsx";
import type { Chosen } from "./file-actions.ts";
import { describeSort } from "./list/describe-sort.ts";
import { FolderList } from "./list/folder-list.tsx";
import { isMissing } from "./list/folder-missing.tsx";
import type { Listing } from "./listing.ts";
import type { Place } from "./place.ts";
import { showListing, useListing } from "./use-listing.ts";

const ShortcutsDialog = dynamic(
  () => import("./list/shortcuts-dialog.tsx").then(({ ShortcutsDialog }) => ShortcutsDialog),
  { ssr: false },
);

interface FilesViewProps {
  onShare: (chosen: Chosen) => void;
  onCopyLink: (chosen: Chosen) => void;
  onRenameFolder: (folder: Folder) => void;
  /** The path to the place, ending in the page's heading. */
  breadcrumbs: (place: Place) => ReactNode;
  newFolder: (place: Place) => ReactNode;
  uploadButton: (place: Place) => ReactNode;
  /** Listens for dropped files. */
  dropZone?: (place: Place) => ReactNode;
  /** The links to a file, for its details. */
  fileLinks?: (file: File) => ReactNode;
}

/** The files of the folder that the address names: bar, list, details. Fills a flex parent of definite height. */
export function FilesView(props: FilesViewProps) {
  const { breadcrumbs, newFolder, uploadButton, dropZone, fileLinks, onShare, onCopyLink } = props;
  const listing = useListing();
  const { place, missing } = usePlace(listing.folderId);
  const [line, announce] = useAnnouncer();
  const [panelOpen, setPanelOpen] = useState(true);
  const [shortcuts, setShortcuts] = useState<"never" | "open" | "closed">("never");
  const justOpened = useRef(true);

  const onList = useCallback(
    (next: Listing) => {
      showListing(next);
      if (next.folderId === listing.folderId) announce(describeSort(next));
    },
    [listing.folderId, announce],
  );

  const panelLabel = panelOpen ? "Hide details" : "Show details";
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <FolderList
        // Another folder begins anew: no selection, no scroll, no half-typed name.
        key={listing.folderId ?? "top"}
        listing={listing}
        place={place}
        missing={missing}
        bar={
          <SheetBar
            title={breadcrumbs(place)}
            actions={
              <>
                <span className="max-wide:hidden">
                  <IconButton
                    label={panelLabel}
                    shortcut="Space"
                    aria-pressed={panelOpen}
                    onClick={() => setPanelOpen(!panelOpen)}
                  >
                    <PanelRight size={16} aria-hidden />
                  </IconButton>
                </span>
                {newFolder(place)}
                <span className="max-desk:hidden">{uploadButton(place)}</span>
              </>
            }
          />
        }
        uploadButton={uploadButton(place)}
        fileLinks={fileLinks}
        onShare={onShare}
        onCopyLink={onCopyLink}
        onRenameFolder={props.onRenameFolder}
        onList={onList}
        onShortcuts={() => setShortcuts("open")}
        panelOpen={panelOpen}
        onPanel={setPanelOpen}
        justOpened={justOpened}
        announce={announce}
      />
      {dropZone?.(place)}
      {shortcuts !== "never" && (
        <ShortcutsDialog
          open={shortcuts === "open"}
          onOpenChange={(open) => setShortcuts(open ? "open" : "closed")}
        />
      )}
      {line}
    </div>
  );
}

function usePlace(folderId: string | null): { place: Place; missing: boolean } {
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.folders.path.queryOptions(folderId === null ? skipToken : { folderId }),
  );
  // With a folder above it, too: what is in the trash is looked at there.
  const isInTrash = folderId !== null && (data?.path.some(({ trashedAt }) => trashedAt !== null) ?? false);
  const name = folderId === null ? "All files" : (data?.path.at(-1)?.name ?? "Folder");
  return { place: { folderId, name }, missing: isMissing(error) || isInTrash };
}
