"use client";

import { buttonClass } from "@/components/button-class.ts";
import { useUploadItem, useUploads } from "../upload-context.ts";
import { Strip } from "./strip.tsx";
import { touchSize } from "./touch-size.ts";

/** Leads to signing in again, in a tab of its own so that nothing here is lost. */
export function SignInStrip() {
  const { ids, totals } = useUploads();
  // Failures stand behind names that are taken; the end of a session fails all files alike.
  const failed = useUploadItem(ids[totals.filesAsking] ?? "");
  if (failed?.failure?.code !== "SIGNED_OUT") return null;
  return (
    <Strip text="You were signed out. Uploads go on once you have signed in again." tone="warning">
      <a
        href="/sign-in?have=account"
        target="_blank"
        className={`${buttonClass("primary", "sm")} ${touchSize}`}
      >
        Sign in
      </a>
    </Strip>
  );
}
