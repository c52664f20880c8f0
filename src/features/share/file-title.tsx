import { ShareName } from "./share-name.tsx";

interface FileTitleProps {
  fileName: string;
}

/** The whole name, however long: smaller letters for longer names, and the extension always in one piece. */
export function FileTitle({ fileName }: FileTitleProps) {
  return (
    <h1 className={titleSize(fileName)}>
      <ShareName fileName={fileName} />
    </h1>
  );
}

/** The class of a heading for a name of this length. */
export function titleSize(name: string): string {
  if (name.length <= 36) return "title";
  return name.length <= 96 ? "title long" : "title longest";
}
