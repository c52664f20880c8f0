import type { LinkView, SharedFile } from "@dropify/core/links/link-view.schema";
import { FileIcon } from "@/components/file-icon.tsx";
import type { ShareAddress } from "./share-address.ts";
import { EyeIcon } from "./share-icons.tsx";
import { shownAs } from "./shown-as.ts";

interface SharePreviewProps {
  view: LinkView;
  file: SharedFile;
  address: ShareAddress;
}

/**
 * The file itself where a browser can show it safely, from the object store. Where downloads are numbered a look
 * takes one, so it waits for a click.
 */
export function SharePreview({ view, file, address }: SharePreviewProps) {
  const kind = view.allowPreview ? shownAs(file) : undefined;
  const source = address.view(file.fileId);
  if (kind === undefined) return <Drawing file={file} />;
  if (view.isCapped) {
    return (
      <div className="art">
        <FileIcon name={file.fileName} mimeType={file.mimeType} size={112} />
        <a className="look" href={source} rel="nofollow">
          <EyeIcon />
          Preview, counts as a download
        </a>
      </div>
    );
  }
  if (kind === "image") {
    return (
      <a className="art shown" href={source} rel="nofollow">
        <img src={source} alt={file.fileName} />
      </a>
    );
  }
  if (kind === "video") {
    return (
      <div className="art shown">
        <video src={source} controls preload="metadata" playsInline aria-label={file.fileName} />
      </div>
    );
  }
  if (kind === "pdf") {
    // The script puts the browser's own viewer here where there is one; a phone opens it by itself.
    return (
      <div className="art" data-pdf={source}>
        <FileIcon name={file.fileName} mimeType={file.mimeType} size={112} />
        <a className="look" href={source} rel="nofollow noopener" target="_blank">
          <EyeIcon />
          Open the preview
        </a>
      </div>
    );
  }
  return (
    <div className="art">
      <FileIcon name={file.fileName} mimeType={file.mimeType} size={112} />
      <audio src={source} controls preload="metadata" aria-label={file.fileName} />
    </div>
  );
}

function Drawing({ file }: { file: SharedFile }) {
  return (
    <div className="art">
      <FileIcon name={file.fileName} mimeType={file.mimeType} size={112} />
    </div>
  );
}
