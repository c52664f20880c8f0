"use client";

import { Files, Link2, Plus, Trash2 } from "lucide-react";
import { NavLink } from "@/components/nav-link.tsx";
import { VisuallyHidden } from "@/components/visually-hidden.tsx";
import { useListing } from "@/features/files/use-listing.ts";
import { UploadField } from "@/features/uploads/upload-field.tsx";

/** The tabs below the content on phones; "+" uploads into the folder that is shown. */
export function PhoneTabs() {
  const { folderId } = useListing();
  return (
    <>
      <NavLink href="/" look="tab" icon={<Files size={22} aria-hidden />}>
        Files
      </NavLink>
      <label className="relative grid h-11 w-14 place-items-center self-start rounded-lg bg-accent text-on-accent transition-[scale] has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 active:scale-95">
        <Plus size={24} aria-hidden />
        <VisuallyHidden>Upload files</VisuallyHidden>
        <UploadField folderId={folderId} />
      </label>
      <NavLink href="/shared" look="tab" icon={<Link2 size={22} aria-hidden />}>
        Shared
      </NavLink>
      <NavLink href="/trash" look="tab" icon={<Trash2 size={22} aria-hidden />}>
        Trash
      </NavLink>
    </>
  );
}
