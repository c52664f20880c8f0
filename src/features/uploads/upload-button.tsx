"use client";

import { ChevronDown, FileUp, FolderUp, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/button.tsx";
import { buttonClass } from "@/components/button-class.ts";
import { Menu } from "@/components/menu.tsx";
import { MenuItem } from "@/components/menu-item.tsx";
import { UploadField } from "./upload-field.tsx";
import { useFolderPicker } from "./use-folder-picker.ts";

interface UploadButtonProps {
  /** Where the files go; null is the top level. */
  folderId: string | null;
}

/** Picks files and uploads them; its menu picks a folder, which phones cannot. */
export function UploadButton({ folderId }: UploadButtonProps) {
  const pickFolder = useFolderPicker(folderId);
  const field = useRef<HTMLInputElement>(null);

  return (
    <span className="inline-flex">
      <label
        className={`${buttonClass("primary")} relative has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 desk:rounded-r-none`}
      >
        <Upload size={16} aria-hidden />
        Upload
        <UploadField ref={field} folderId={folderId} />
      </label>
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
          <MenuItem icon={<FileUp size={16} aria-hidden />} onSelect={() => field.current?.click()}>
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
