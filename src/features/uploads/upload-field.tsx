"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useAddUploads } from "./use-add-uploads.ts";

interface UploadFieldProps {
  /** Where the files go; null is the top level. */
  folderId: string | null;
  ref?: RefObject<HTMLInputElement | null>;
}

/**
 * The browser's own file field, unseen over the whole of the label that it is put into. So a press opens the dialog also
 * before the page is awake; what was picked by then is taken once it is.
 */
export function UploadField({ folderId, ref }: UploadFieldProps) {
  const add = useAddUploads();
  const own = useRef<HTMLInputElement>(null);
  const field = ref ?? own;

  function take() {
    const files = Array.from(field.current?.files ?? []);
    if (!field.current || files.length === 0) return;
    // Else picking the same file again would be no change.
    field.current.value = "";
    add((engine) => engine.addFiles(files, folderId));
  }

  const takeEarly = useEffectEvent(take);
  useEffect(() => takeEarly(), []);

  return (
    <input
      ref={field}
      type="file"
      multiple
      onChange={take}
      // Else browsers say "No file chosen" beside the pointer, and some bring back what a former page picked.
      title=""
      autoComplete="off"
      className="absolute inset-0 size-full cursor-pointer overflow-hidden opacity-0 file:cursor-pointer"
    />
  );
}
