"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useMedia, wide } from "@/components/use-media.ts";
import { sayError } from "../changes/say-error.ts";
import { DetailsPanel } from "../details/details-panel.tsx";
import type { Chosen } from "../file-actions.ts";
import type { Listing } from "../listing.ts";
import type { Place } from "../place.ts";
import { useKeepFocus } from "../use-keep-focus.ts";
import { EmptyFolder } from "./empty-folder.tsx";
import { FileGrid } from "./file-grid.tsx";
import { FolderMissing, isMissing } from "./folder-missing.tsx";
import { ListFailure } from "./list-failure.tsx";
import { ListFoot } from "./list-foot.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useFolderRows } from "./use-folder-rows.ts";
import { useListCommands } from "./use-list-commands.ts";
import { useSelectedFiles } from "./use-selected-files.ts";

const MoveDialog = dynamic(() => import("../move/move-dialog.tsx").then(({ MoveDialog }) => MoveDialog), {
  ssr: false,
});
const TrashQuestion = dynamic(
  () => import("../touched/trash-question.tsx").then(({ TrashQuestion }) => TrashQuestion),
  { ssr: false },
);
const DetailsDialog = dynamic(
  () => import("../details/details-dialog.tsx").then(({ DetailsDialog }) => DetailsDialog),
  { ssr: false },
);

export interface FolderListProps {
  listing: Listing;
  place: Place;
  /** There is no such folder. */
  missing: boolean;
  /** The 52-px bar above the list. */
  bar: ReactNode;
  uploadButton: ReactNode;
  fileLinks?: ((file: File) => ReactNode) | undefined;
  onShare: (chosen: Chosen) => void;
  onCopyLink: (chosen: Chosen) => void;
  onRenameFolder: (folder: Folder) => void;
  onList: (listing: Listing) => void;
  onShortcuts: () => void;
  panelOpen: boolean;
  onPanel: (open: boolean) => void;
  /** True until the first folder is there: until then the focus is the browser's. */
  justOpened: RefObject<boolean>;
  announce: (text: string) => void;
}

/** One folder: its list in whatever state, the selection's bar and the details. */
export function FolderList(props: FolderListProps) {
  const { listing, place, fileLinks, panelOpen, onPanel, onList, justOpened, announce } = props;
  const list = useFolderRows(listing);
  const { grid, dispatch, files, folders, loadingAll } = useSelectedFiles(list, announce);
  const element = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const isWide = useMedia(wide);
  const [details, setDetails] = useState<{ file: File; open: boolean }>();

  const onDetails = useCallback(
    (file: File) => (isWide ? onPanel(true) : setDetails({ file, open: true })),
    [isWide, onPanel],
  );
  const onToggleDetails = (file: File) => (isWide ? onPanel(!panelOpen) : setDetails({ file, open: true }));
  const { onShare, onCopyLink } = props;
  const commands = useListCommands({ place, grid: element, onShare, onCopyLink, onDetails, announce });

  const missing = props.missing || isMissing(list.error);
  const empty = list.rows.length === 0 && list.complete;
  const shown = !list.loading && !missing && !list.error && !empty;

  useKeepFocus(column, shown);
  useEffect(() => {
    if (list.loading) return;
    // The row or the crumb that led here has gone, and the focus with it.
    if (!justOpened.current && document.activeElement === document.body) {
      (element.current ?? column.current)?.focus({ preventScroll: true });
    }
    justOpened.current = false;
  }, [list.loading, justOpened]);

  const openFolder = ({ folderId }: Folder) => onList({ ...listing, folderId });

  return (
    <>
      <section
        ref={column}
        tabIndex={-1}
        aria-label={place.name}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none"
      >
        {props.bar}
        <div className="@container relative flex min-h-0 flex-1 flex-col">
          {list.loading ? (
            <ListSkeleton />
          ) : missing ? (
            <FolderMissing onTop={() => onList({ ...listing, folderId: null })} />
          ) : list.error ? (
            <ListFailure
              title="Your files could not be loaded"
              message={sayError(list.error)}
              onRetry={list.retry}
              retrying={list.retrying}
            />
          ) : empty ? (
            <EmptyFolder top={listing.folderId === null} uploadButton={props.uploadButton} />
          ) : (
            <FileGrid
              element={element}
              label={place.name}
              list={list}
              listing={listing}
              grid={grid}
              dispatch={dispatch}
              commands={commands}
              onToggleDetails={onToggleDetails}
              folderActions={{ open: openFolder, rename: props.onRenameFolder }}
              onSort={onList}
            />
          )}
          <SelectionBar
            files={files}
            folders={folders}
            loading={loadingAll}
            actions={commands.actions}
            onClear={() => dispatch({ type: "clear" })}
            list={element}
          />
        </div>
        {shown && (
          <ListFoot rows={list.rows.length} complete={list.complete} onShortcuts={props.onShortcuts} />
        )}
      </section>
      {panelOpen && shown && (
        <DetailsPanel
          files={files}
          folders={folders}
          actions={commands.actions}
          fileLinks={fileLinks}
          onClose={() => {
            onPanel(false);
            element.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {commands.moving && (
        <MoveDialog
          key={commands.moving.chosen.files[0]?.fileId ?? commands.moving.chosen.folders[0]?.folderId}
          {...commands.moving}
          from={place}
          onMove={commands.moveTo}
          onClose={commands.endMoving}
          finalFocus={() => element.current ?? column.current}
        />
      )}
      <TrashQuestion
        asked={commands.asked}
        onTrash={commands.trashAnyway}
        onClose={commands.endAsking}
        finalFocus={() => element.current ?? column.current}
      />
      {details && (
        <DetailsDialog
          {...details}
          actions={commands.actions}
          fileLinks={fileLinks}
          // What was shown stays in sight while the dialog closes.
          onClose={() => setDetails({ ...details, open: false })}
          finalFocus={() => element.current}
        />
      )}
    </>
  );
}
