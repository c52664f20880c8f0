import type { SharedFile } from "@dropify/core/links/link-view.schema";
import type { ShareAddress } from "./share-address.ts";

interface ShareCheckProps {
  file: SharedFile;
  address: ShareAddress;
}

/** Lets a visitor prove that what was saved is what was sent; the page's script shows it. */
export function ShareCheck({ file, address }: ShareCheckProps) {
  if (!file.sha256) return null;
  return (
    <form
      className="check"
      hidden
      data-check=""
      data-address={address.base}
      data-file-id={file.fileId}
      data-sha256={file.sha256}
      data-size={file.fileSize}
      data-part-size={file.digestPartSize ?? undefined}
    >
      <label>
        <span>Check the file you saved</span>
        <input type="file" />
      </label>
      <output />
    </form>
  );
}
