import type { LinkView } from "@dropify/core/links/link-view.schema";
import type { ShareAddress } from "./share-address.ts";
import { ChevronIcon } from "./share-icons.tsx";
import { contentTitle } from "./share-title.ts";

/** The way from the top of what is shared to here. */
export function ShareTrail({ view, address }: { view: LinkView; address: ShareAddress }) {
  const { path, focus, kind } = view;
  const places = focus && kind !== "file" ? path : path.slice(0, -1);
  const last = focus ? focus.fileName : path.at(-1)?.name;
  return (
    <nav className="trail" aria-label="Where you are">
      <ol>
        <li>
          <a href={address.base}>
            <bdi>{contentTitle(view)}</bdi>
          </a>
        </li>
        {places.map(({ folderId, name }) => (
          <li key={folderId}>
            <ChevronIcon />
            <a href={address.browse({ folder: folderId })}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        <li aria-current="page">
          <ChevronIcon />
          <bdi>{last}</bdi>
        </li>
      </ol>
    </nav>
  );
}
