import { Files } from "lucide-react";
import type { ReactNode } from "react";
import { FileIcon } from "@/components/file-icon.tsx";
import { FolderIcon } from "@/components/folder-icon.tsx";

interface TargetIconProps {
  kind: "file" | "folder" | "selection";
  name: string;
  mimeType: string | null;
}

/** 24 px that say what a link leads to. */
export function TargetIcon({ kind, name, mimeType }: TargetIconProps): ReactNode {
  if (kind === "folder") return <FolderIcon size={24} />;
  if (kind === "file") return <FileIcon name={name} mimeType={mimeType ?? ""} size={24} />;
  return (
    <span className="grid size-6 flex-none place-items-center">
      <Files size={20} aria-hidden className="text-text-2" />
    </span>
  );
}
