"use client";

import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

export const headerHeight = 34;
/** Room below the last row, so that it can be scrolled clear of the floating bar. */
const roomBelow = 88;

interface RowWindow {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  rowHeight: number;
  /** Stays in the document wherever one scrolls: the list names it as its active descendant. */
  active: number;
  rowKey: (row: number) => string;
}

/** Only the rows that can be seen, a few around them and the active one are in the document. */
export function useRowWindow(options: RowWindow): Virtualizer<HTMLElement, Element> {
  const { scroller, rows, rowHeight, active, rowKey } = options;
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: rowKey,
    overscan: 12,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: roomBelow,
    paddingEnd: roomBelow,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      if (active < 0 || active >= range.count || seen.includes(active)) return seen;
      return [...seen, active].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  return virtualizer;
}
