"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { FilesView } from "@/features/files/files-view.tsx";
import { showListing, useListing } from "@/features/files/use-listing.ts";
import { FolderBreadcrumbs } from "@/features/folders/folder-breadcrumbs.tsx";
import { NewFolderButton } from "@/features/folders/new-folder-button.tsx";
import type { SharedFile } from "@/features/links/share-dialog.tsx";
import { useCopyLink } from "@/features/links/use-copy-link.ts";
import { UploadButton } from "@/features/uploads/upload-button.tsx";
import { UploadDropZone } from "@/features/uploads/upload-drop-zone.tsx";

const ShareDialog = dynamic(() =>
  import("@/features/links/share-dialog.tsx").then((part) => part.ShareDialog),
);
const RenameFolderDialog = dynamic(() =>
  import("@/features/folders/rename-folder-dialog.tsx").then((part) => part.RenameFolderDialog),
);
const FileLinks = dynamic(() => import("@/features/links/file-links.tsx").then((part) => part.FileLinks));

/** The list of files with everything that acts on it: folders, uploads, links. */
export function FileBrowser() {
  const [shared, setShared] = useState<SharedFile>();
  const [sharing, setSharing] = useState(false);
  const [renamed, setRenamed] = useState<Folder>();
  const [renaming, setRenaming] = useState(false);
  const listing = useListing();

  const opener = useRef<Element>(null);

  function share(file: SharedFile) {
    opener.current = document.activeElement;
    setShared(file);
    setSharing(true);
  }

  /** Back to the button that was pressed; a menu's item is gone by then, so from there back to the list. */
  function returnTarget(): HTMLElement | null {
    const pressed = opener.current;
    if (pressed instanceof HTMLButtonElement && pressed.isConnected) return pressed;
    return document.querySelector<HTMLElement>("[role=grid]");
  }

  const copyLink = useCopyLink(share);

  return (
    <>
      <FilesView
        onShare={share}
        onCopyLink={copyLink}
        onRenameFolder={(folder) => {
          setRenamed(folder);
          setRenaming(true);
        }}
        breadcrumbs={(place) => <FolderBreadcrumbs folderId={place.folderId} />}
        newFolder={(place) => <NewFolderButton parentId={place.folderId} />}
        uploadButton={(place) => <UploadButton folderId={place.folderId} />}
        dropZone={(place) => (
          <UploadDropZone
            folderId={place.folderId}
            folderName={place.name}
            onOpenFolder={(folderId) => showListing({ ...listing, folderId })}
          />
        )}
        fileLinks={(file) => (
          <FileLinks key={file.fileId} fileId={file.fileId} onManage={() => share(file)} />
        )}
      />
      {renamed && (
        <RenameFolderDialog
          key={renamed.folderId + renamed.name}
          folder={renamed}
          open={renaming}
          onOpenChange={setRenaming}
          finalFocus={() => document.querySelector<HTMLElement>("[role=grid]")}
        />
      )}
      {shared && (
        <ShareDialog
          // A fresh form for every file.
          key={shared.fileId}
          file={shared}
          open={sharing}
          onOpenChange={setSharing}
          finalFocus={returnTarget}
          onClosed={() => setShared(undefined)}
        />
      )}
    </>
  );
}
