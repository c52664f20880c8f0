import type { File } from "@dropify/core/files/file.schema";
import { FileIcon } from "@/components/file-icon.tsx";
import { fileKindWord } from "@/components/file-kind.ts";
import { formatBytes } from "@/components/format-bytes.ts";
import { Facts } from "./facts.tsx";

/** How many kinds are named before the rest is only counted. */
const namedKinds = 4;

const turns = ["-rotate-8 -translate-x-7", "rotate-6 translate-x-7", ""];

/** What several files have together. */
export function ManyDetails({ files }: { files: readonly File[] }) {
  const kinds = [...new Set(files.map(({ fileName, mimeType }) => fileKindWord(fileName, mimeType)))];
  const more = kinds.length - namedKinds;
  return (
    <>
      <div className="grid h-42 place-items-center rounded-md bg-surface-2 *:col-start-1 *:row-start-1">
        {files.slice(0, turns.length).map(({ fileId, fileName, mimeType }, index) => (
          <span key={fileId} className={turns[index]}>
            <FileIcon name={fileName} mimeType={mimeType} size={64} />
          </span>
        ))}
      </div>
      <Facts
        facts={[
          { name: "Total size", value: formatBytes(files.reduce((sum, { fileSize }) => sum + fileSize, 0)) },
          {
            name: "Kinds",
            value: kinds.slice(0, namedKinds).join(", ") + (more > 0 ? ` and ${more} more` : ""),
          },
        ]}
      />
    </>
  );
}
