"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { formatCount } from "@/components/format-count.ts";
import { useUploadItem, useUploads } from "../upload-context.ts";
import { Strip } from "./strip.tsx";
import { touchSize } from "./touch-size.ts";

const ConflictDialog = dynamic(() => import("./conflict-dialog.tsx").then((part) => part.ConflictDialog), {
  ssr: false,
});

/** Asks what to do with names that are taken: at once, and again whenever the question was put aside. */
export function ConflictStrip() {
  const { ids, totals } = useUploads();
  // What needs an answer stands first.
  const first = useUploadItem(ids[0] ?? "");
  const asked = first?.status === "asking" ? first : undefined;
  const [aside, setAside] = useState(false);
  if (!asked && aside && totals.filesAsking === 0) setAside(false);

  const { filesAsking } = totals;
  return (
    <>
      {filesAsking > 0 && (
        <Strip text={formatCount(filesAsking, "name is taken", "names are taken")} tone="warning">
          <Button size="sm" className={touchSize} onClick={() => setAside(false)}>
            Choose what to do
          </Button>
        </Strip>
      )}
      <ConflictDialog
        item={aside ? undefined : asked}
        others={filesAsking - 1}
        onAside={() => setAside(true)}
      />
    </>
  );
}
