/** What a link is made to lead to. */
export type LinkTarget =
  | { fileId: string }
  | { folderId: string }
  | { fileIds: string[]; folderIds: string[] };
