"use client";

import { ChevronDown, FileUp, FolderUp, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/button.tsx";
import { Menu } from "@/components/menu.tsx";
import { MenuItem } from "@/components/menu-item.tsx";
import { useAddUploads } from "./use-add-uploads.ts";
import { useFolderPicker } from "./use-upload-picker.ts";

interface UploadButtonProps {
  /** Where the files go; null is the top level. */
  folderId: string | null;
}

/** Picks files and uploads them; its menu picks a folder, which phones cannot. */
export function UploadButton({ folderId }: UploadButtonProps) {
  const add = useAddUploads();
  const pickFolder = useFolderPicker(folderId);
  const input = useRef<HTMLInputElement>(null);
  const pickFiles = () => input.current?.click();

  return (
    <span className="inline-flex">
      <Button
        variant="primary"
        icon={<Upload size={16} aria-hidden />}
        onClick={pickFiles}
        className="desk:rounded-r-none"
      >
        Upload
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const files = Array.from(currentTarget.files ?? []);
          // Else picking the same file again would be no change.
          currentTarget.value = "";
          if (files.length > 0) add((engine) => engine.addFiles(files, folderId));
        }}
      />
      <span className="max-desk:hidden">
        <Menu
          align="end"
          trigger={
            <Button
              variant="primary"
              aria-label="More ways to upload"
              className="rounded-l-none border-on-accent/25 border-l px-1.5!"
            >
              <ChevronDown size={16} aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<FileUp size={16} aria-hidden />} onSelect={pickFiles}>
            Upload files
          </MenuItem>
          <MenuItem icon={<FolderUp size={16} aria-hidden />} onSelect={pickFolder}>
            Upload a folder
          </MenuItem>
        </Menu>
      </span>
    </span>
  );
}
