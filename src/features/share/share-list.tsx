import type {
  BrowseQuestion,
  LinkView,
  SharedFile,
  SharedFolder,
} from "@dropify/core/links/link-view.schema";
import { FileIcon } from "@/components/file-icon.tsx";
import { fileKindWord } from "@/components/file-kind.ts";
import { FolderIcon } from "@/components/folder-icon.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import type { ShareAddress } from "./share-address.ts";
import { DownloadIcon } from "./share-icons.tsx";
import { ShareName } from "./share-name.tsx";
import { ShareTrail } from "./share-trail.tsx";

interface ShareListProps {
  view: LinkView;
  browse: BrowseQuestion;
  address: ShareAddress;
}

const sorts = [
  { sort: "name", label: "Name" },
  { sort: "size", label: "Size" },
  { sort: "time", label: "Newest" },
] as const;

/** What a folder or a selection holds at this place: folders to open, files to look at and to take. */
export function ShareList({ view, browse, address }: ShareListProps) {
  const { files, folders, path, cursor } = view;
  const folder = path.at(-1)?.folderId;
  const isEmpty = files.length + folders.length === 0;
  return (
    <section aria-label="Files">
      {path.length > 0 && <ShareTrail view={view} address={address} />}
      {files.length > 1 && (
        <nav className="sorts" aria-label="Order">
          {sorts.map(({ sort, label }) => (
            <a
              key={sort}
              href={address.browse({ folder, sort })}
              aria-current={browse.sort === sort ? "true" : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
      )}
      {isEmpty && <p className="empty">There is nothing in this folder yet.</p>}
      <ul className="rows">
        {folders.map((item) => (
          <FolderRow key={item.folderId} folder={item} address={address} />
        ))}
        {files.map((file) => (
          <FileRow key={file.fileId} file={file} view={view} address={address} />
        ))}
      </ul>
      {cursor && (
        <a className="more" href={address.browse({ folder, sort: browse.sort, order: browse.order, cursor })}>
          Show more
        </a>
      )}
    </section>
  );
}

function FolderRow({ folder, address }: { folder: SharedFolder; address: ShareAddress }) {
  return (
    <li>
      <FolderIcon size={24} />
      <a className="row-name" href={address.browse({ folder: folder.folderId })}>
        <bdi>{folder.name}</bdi>
        <small>Folder</small>
      </a>
    </li>
  );
}

function FileRow({ file, view, address }: { file: SharedFile; view: LinkView; address: ShareAddress }) {
  const { fileId, fileName, fileSize, mimeType } = file;
  return (
    <li>
      <FileIcon name={fileName} mimeType={mimeType} size={24} />
      <a className="row-name" href={address.browse({ file: fileId })}>
        <ShareName fileName={fileName} />
        <small>
          {fileKindWord(fileName, mimeType)} · {formatBytes(fileSize)}
        </small>
      </a>
      {view.allowDownload && (
        <a
          className="take"
          href={address.download(fileId)}
          rel="nofollow"
          aria-label={`Download ${fileName}`}
        >
          <DownloadIcon size={18} />
        </a>
      )}
    </li>
  );
}
