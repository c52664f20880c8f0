"use client";

import { FolderPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { IconButton } from "@/components/icon-button.tsx";

const NewFolderDialog = dynamic(
  () => import("./new-folder-dialog.tsx").then(({ NewFolderDialog }) => NewFolderDialog),
  { ssr: false },
);

/** Makes a folder inside `parentId` (null: the top level). */
export function NewFolderButton({ parentId }: { parentId: string | null }) {
  const [dialog, setDialog] = useState<"never" | "open" | "closed">("never");
  const open = () => setDialog("open");
  return (
    <>
      <span className="max-desk:hidden">
        <Button variant="quiet" icon={<FolderPlus size={16} aria-hidden />} onClick={open}>
          New folder
        </Button>
      </span>
      <span className="desk:hidden">
        <IconButton label="New folder" tooltip={false} onClick={open}>
          <FolderPlus size={20} aria-hidden />
        </IconButton>
      </span>
      {dialog !== "never" && (
        <NewFolderDialog
          parentId={parentId}
          open={dialog === "open"}
          onOpenChange={(isOpen) => setDialog(isOpen ? "open" : "closed")}
        />
      )}
    </>
  );
}
