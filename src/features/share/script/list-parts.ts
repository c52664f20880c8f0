import { LinkEnded } from "./fetch-part.ts";
import type { ZipPart } from "./zip-files.ts";

interface Page {
  parts: ZipPart[];
  cursor: string | null;
}

/** Everything that the link shares, a page of fresh addresses at a time. @throws LinkEnded */
export async function* listParts(address: string, signal: AbortSignal): AsyncGenerator<ZipPart> {
  for (let cursor: string | null = ""; cursor !== null; ) {
    const body: URLSearchParams = new URLSearchParams(cursor === "" ? {} : { cursor });
    const response: Response = await fetch(`${address}/zip`, { method: "POST", body, signal });
    if (!response.ok) throw new LinkEnded("The link does not give more");
    const page: Page = await response.json();
    yield* page.parts;
    cursor = page.cursor;
  }
}
