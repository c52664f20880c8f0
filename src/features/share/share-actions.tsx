import type { LinkView } from "@dropify/core/links/link-view.schema";
import { formatBytes } from "@/components/format-bytes.ts";
import type { ShareAddress } from "./share-address.ts";
import { DownloadIcon } from "./share-icons.tsx";
import { contentTitle } from "./share-title.ts";

interface ShareActionsProps {
  view: LinkView;
  address: ShareAddress;
}

/** The one button of the page, and what is known about pressing it. */
export function ShareActions({ view, address }: ShareActionsProps) {
  const { focus, allowDownload } = view;
  if (!allowDownload)
    return <p className="hint">To look at only: its sender does not offer it for download.</p>;
  if (!focus) return <TakeAll view={view} address={address} />;
  const again = " If it breaks off, press again within the hour: it counts once.";
  return (
    <>
      <a className="download" href={address.download(focus.fileId)} rel="nofollow">
        <DownloadIcon />
        Download <span className="download-size">{formatBytes(focus.fileSize)}</span>
      </a>
      <p className="hint">No account needed.{view.maxDownloads !== null && again}</p>
    </>
  );
}

/** The archive is made in the browser by the page's script, which shows the button; without it the list remains. */
function TakeAll({ view, address }: ShareActionsProps) {
  const { files, folders, path, cursor } = view;
  const place = path.at(-1);
  if (files.length + folders.length === 0) return null;
  const isWhole = folders.length === 0 && cursor === null;
  const bytes = files.reduce((sum, file) => sum + file.fileSize, 0);
  return (
    <>
      <form
        hidden
        data-zip=""
        data-address={address.base}
        data-folder={place?.folderId}
        data-name={`${(place?.name ?? contentTitle(view)).replace(/[^\p{L}\p{N} ._-]/gu, "_")}.zip`}
        data-bytes={isWhole ? bytes : undefined}
      >
        <button className="download" type="submit">
          <DownloadIcon />
          {place ? "Download this folder" : "Download all"}{" "}
          {isWhole && <span className="download-size">{formatBytes(bytes)}</span>}
        </button>
        <output className="hint" />
        <p className="hint">
          One zip file, made in your browser{view.maxDownloads !== null && ", counted once"}. You can also
          take single files from the list.
        </p>
      </form>
      <noscript>
        <p className="hint">
          Take the files one by one from the list. With JavaScript there is a zip of all.
        </p>
      </noscript>
    </>
  );
}
