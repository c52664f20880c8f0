import { fileExtension } from "./file-kind.ts";

/** A file's name in one line: too long a name is cut in its stem, never in its extension. */
export function FileName({ name }: { name: string }) {
  const extension = fileExtension(name);
  return (
    <span className="flex min-w-0" title={name}>
      <span className="truncate" dir="auto">
        {name.slice(0, name.length - extension.length)}
      </span>
      <span className="flex-none text-text-2">{extension}</span>
    </span>
  );
}
