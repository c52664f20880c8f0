"use client";

import { Files, Link2, Plus, Trash2 } from "lucide-react";
import { NavLink } from "@/components/nav-link.tsx";
import { useListing } from "@/features/files/use-listing.ts";
import { useUploadPicker } from "@/features/uploads/use-upload-picker.ts";

/** The tabs below the content on phones; "+" uploads into the folder that is shown. */
export function PhoneTabs() {
  const { folderId } = useListing();
  const pickFiles = useUploadPicker(folderId);
  return (
    <>
      <NavLink href="/" look="tab" icon={<Files size={22} aria-hidden />}>
        Files
      </NavLink>
      <button
        type="button"
        aria-label="Upload files"
        onClick={pickFiles}
        className="grid h-11 w-14 place-items-center self-start rounded-lg bg-accent text-on-accent transition-[scale] active:scale-95"
      >
        <Plus size={24} aria-hidden />
      </button>
      <NavLink href="/shared" look="tab" icon={<Link2 size={22} aria-hidden />}>
        Shared
      </NavLink>
      <NavLink href="/trash" look="tab" icon={<Trash2 size={22} aria-hidden />}>
        Trash
      </NavLink>
    </>
  );
}
