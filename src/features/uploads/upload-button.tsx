"use client";

import { Upload } from "lucide-react";
import { Button } from "@/components/button.tsx";
import { useUploadPicker } from "./use-upload-picker.ts";

interface UploadButtonProps {
  /** Where the files go; null is the top level. */
  folderId: string | null;
  className?: string;
}

/** Picks files and uploads them. */
export function UploadButton({ folderId, className }: UploadButtonProps) {
  const pickFiles = useUploadPicker(folderId);
  return (
    <Button
      variant="primary"
      icon={<Upload size={16} aria-hidden />}
      onClick={pickFiles}
      className={className}
    >
      Upload
    </Button>
  );
}
