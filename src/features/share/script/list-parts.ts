import { LinkEnded } from "./fetch-part.ts";
import type { ZipFolder, ZipPart } from "./zip-files.ts";

interface Page {
  parts: ZipPart[];
  folders: string[];
  cursor: string | null;
}

/** Of one link, or of one folder in it. */
export interface Place {
  /** Of the link: "/s/…". */
  address: string;
  folder: string | undefined;
}

/**
 * Everything that lies there, a page of fresh addresses at a time.
 * @param onCounted once the link has counted it @throws LinkEnded
 */
export async function* listParts(
  { address, folder }: Place,
  signal: AbortSignal,
  onCounted: () => void,
): AsyncGenerator<ZipPart | ZipFolder> {
  for (let cursor: string | null = ""; cursor !== null; ) {
    const body: URLSearchParams = new URLSearchParams({
      ...(cursor !== "" && { cursor }),
      ...(folder && { folder }),
    });
    const response: Response = await fetch(`${address}/zip`, { method: "POST", body, signal });
    if (!response.ok) throw new LinkEnded("The link does not give more");
    const page: Page = await response.json();
    if (cursor === "") onCounted();
    for (const path of page.folders) yield { path };
    yield* page.parts;
    cursor = page.cursor;
  }
}
