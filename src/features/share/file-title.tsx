import { fileExtension } from "@/components/file-kind.ts";

interface FileTitleProps {
  fileName: string;
}

/** The whole name, however long: smaller letters for longer names, and the extension always in one piece. */
export function FileTitle({ fileName }: FileTitleProps) {
  const extension = fileExtension(fileName);
  const stem = fileName.slice(0, fileName.length - extension.length);
  return (
    <h1 className={titleSize(fileName)}>
      <bdi>
        {stem}
        {extension && <span className="extension">{extension}</span>}
      </bdi>
    </h1>
  );
}

function titleSize(fileName: string): string {
  if (fileName.length <= 36) return "title";
  return fileName.length <= 96 ? "title long" : "title longest";
}
