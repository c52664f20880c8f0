"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { phone, useMedia } from "@/components/use-media.ts";
import { useUploadItem, useUploads } from "../upload-context.ts";
import { UploadRow } from "./upload-row.tsx";

/** Of a row of one line; a failed one may take more. Pixels. */
const ROW_HEIGHT = 44;
const PHONE_ROW_HEIGHT = 52;

/** Every file of the queue, of which only the visible rows are drawn. */
export function UploadList() {
  const { ids } = useUploads();
  const rowHeight = useMedia(phone) ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Never read at once: that would lay the page out anew for each row that comes into view.
    measureElement(element, entry, list) {
      const [box] = entry?.borderBoxSize ?? [];
      if (box) return Math.round(box.blockSize);
      const key = list.options.getItemKey(list.indexFromElement(element));
      return list.itemSizeCache.get(key) ?? rowHeight;
    },
    getItemKey: (index) => ids[index] ?? index,
    overscan: 4,
  });

  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label="Files"
      className="max-h-66 overflow-y-auto focus-visible:-outline-offset-2 max-desk:max-h-52"
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => (
          <Row
            key={key}
            id={ids[index] ?? ""}
            index={index}
            count={ids.length}
            start={start}
            measure={rows.measureElement}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  id: string;
  index: number;
  count: number;
  start: number;
  measure: (element: HTMLElement | null) => void;
}

function Row({ id, index, count, start, measure }: RowProps) {
  const item = useUploadItem(id);
  return (
    <li
      ref={measure}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="absolute inset-x-0 top-0"
      style={{ transform: `translateY(${start}px)` }}
    >
      {item && <UploadRow item={item} />}
    </li>
  );
}
