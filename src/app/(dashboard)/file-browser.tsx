"use client";

import type { Folder } from "@dropify/core/files/folder.schema";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { type Chosen, oneFile } from "@/features/files/file-actions.ts";
import { FilesView } from "@/features/files/files-view.tsx";
import { showListing, useListing } from "@/features/files/use-listing.ts";
import { FolderBreadcrumbs } from "@/features/folders/folder-breadcrumbs.tsx";
import { NewFolderButton } from "@/features/folders/new-folder-button.tsx";
import { type LinkTarget, targetKey } from "@/features/links/link-target.ts";
import { useCopyLink } from "@/features/links/use-copy-link.ts";
import { UploadButton } from "@/features/uploads/upload-button.tsx";
import { UploadDropZone } from "@/features/uploads/upload-drop-zone.tsx";

const ShareDialog = dynamic(
  () => import("@/features/links/share-dialog.tsx").then((part) => part.ShareDialog),
  { ssr: false },
);
const RenameFolderDialog = dynamic(
  () => import("@/features/folders/rename-folder-dialog.tsx").then((part) => part.RenameFolderDialog),
  { ssr: false },
);
const TargetLinks = dynamic(
  () => import("@/features/links/target-links.tsx").then((part) => part.TargetLinks),
  { ssr: false },
);

/** The list of files with everything that acts on it: folders, uploads, links. */
export function FileBrowser() {
  const [shared, setShared] = useState<LinkTarget>();
  const [sharing, setSharing] = useState(false);
  const [renamed, setRenamed] = useState<Folder>();
  const [renaming, setRenaming] = useState(false);
  const listing = useListing();

  const opener = useRef<Element>(null);

  function share(target: LinkTarget) {
    opener.current = document.activeElement;
    setShared(target);
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
        onShare={(chosen) => share(targetOf(chosen))}
        onCopyLink={(chosen) => copyLink(targetOf(chosen))}
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
          <TargetLinks
            key={file.fileId}
            target={targetOf(oneFile(file))}
            onManage={() => share(targetOf(oneFile(file)))}
          />
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
          // A fresh form for every target.
          key={targetKey(shared)}
          target={shared}
          open={sharing}
          onOpenChange={setSharing}
          finalFocus={returnTarget}
          onClosed={() => setShared(undefined)}
        />
      )}
    </>
  );
}

/** What a link would lead to. */
function targetOf({ files, folders }: Chosen): LinkTarget {
  const [file] = files;
  const [folder] = folders;
  if (file && files.length + folders.length === 1) {
    return { kind: "file", fileId: file.fileId, name: file.fileName, mimeType: file.mimeType };
  }
  if (folder && files.length + folders.length === 1) {
    return { kind: "folder", folderId: folder.folderId, name: folder.name };
  }
  return {
    kind: "selection",
    fileIds: files.map(({ fileId }) => fileId),
    folderIds: folders.map(({ folderId }) => folderId),
    name: file?.fileName ?? folder?.name ?? "",
  };
}
