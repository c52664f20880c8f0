import type { BrowseQuestion } from "@dropify/core/links/link-view.schema";

/** The addresses of one link's pages, all below its own. */
export interface ShareAddress {
  /** Where the link stands: "/s/…". */
  base: string;
  download(fileId?: string): string;
  /** The bytes as they can be shown. */
  view(fileId?: string): string;
  browse(place: Partial<BrowseQuestion>): string;
}

/** @param isSingle the link leads to one file, which needs no name in its addresses */
export function shareAddress(base: string, isSingle: boolean): ShareAddress {
  const download = (fileId?: string) =>
    isSingle || fileId === undefined ? `${base}/download` : `${base}/download/${fileId}`;
  return {
    base,
    download,
    view: (fileId) => `${download(fileId)}?view=1`,
    browse: (place) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(place)) if (value) search.set(name, value);
      return search.size > 0 ? `${base}?${search}` : base;
    },
  };
}
