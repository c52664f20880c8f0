import { fileExtension } from "@/components/file-kind.ts";

/** A name with its extension a shade quieter and always in one piece. */
export function ShareName({ fileName }: { fileName: string }) {
  const extension = fileExtension(fileName);
  return (
    <bdi>
      {fileName.slice(0, fileName.length - extension.length)}
      {extension && <span className="extension">{extension}</span>}
    </bdi>
  );
}
