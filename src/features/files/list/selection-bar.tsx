"use client";

import type { File } from "@dropify/core/files/file.schema";
import type { Folder } from "@dropify/core/files/folder.schema";
import { Download, FolderInput, Link2, Share2, Trash2 } from "lucide-react";
import type { RefObject } from "react";
import type { FileActions } from "../file-actions.ts";
import { BarButton, FloatingBar } from "./floating-bar.tsx";

interface SelectionBarProps {
  files: readonly File[];
  folders: readonly Folder[];
  /** Rows of the selection are still being loaded: what would be done to it is not yet known. */
  loading: boolean;
  actions: FileActions;
  onClear: () => void;
  list: RefObject<HTMLElement | null>;
}

/** What can be done to what is selected: more to one thing than to several. */
export function SelectionBar({ files, folders, loading, actions, onClear, list }: SelectionBarProps) {
  const [file] = files;
  const chosen = { files, folders };
  const count = files.length + folders.length;
  const isOne = count === 1 && !loading;
  return (
    <FloatingBar count={count} loading={loading} onClear={onClear} list={list}>
      <BarButton
        icon={<Share2 size={16} aria-hidden />}
        keys="Mod+Enter"
        disabled={loading}
        onPress={() => actions.share(chosen)}
      >
        Share…
      </BarButton>
      {isOne && (
        <BarButton
          icon={<Link2 size={16} aria-hidden />}
          keys="Mod+C"
          onPress={() => actions.copyLink(chosen)}
        >
          Copy link
        </BarButton>
      )}
      {isOne && file && (
        <BarButton
          icon={<Download size={16} aria-hidden />}
          keys="Enter"
          onPress={() => actions.download(file)}
        >
          Download
        </BarButton>
      )}
      <BarButton
        icon={<FolderInput size={16} aria-hidden />}
        keys="Mod+X"
        disabled={loading}
        onPress={() => actions.move(chosen)}
      >
        Move to…
      </BarButton>
      <BarButton
        icon={<Trash2 size={16} aria-hidden />}
        keys="Del"
        danger
        disabled={loading}
        onPress={() => actions.trash(chosen)}
      >
        Move to trash
      </BarButton>
    </FloatingBar>
  );
}
