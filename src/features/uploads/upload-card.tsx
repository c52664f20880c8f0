"use client";

import dynamic from "next/dynamic";
import { useUploadDoor } from "./upload-context.ts";

const UploadPanel = dynamic(() => import("./panel/upload-panel.tsx").then((part) => part.UploadPanel), {
  ssr: false,
});

/** How the uploads are doing: bottom right, on phones above the tabs. There is none while there is nothing to tell. */
export function UploadCard() {
  const { engine } = useUploadDoor();
  return engine && <UploadPanel />;
}
