/** The folder that is shown. */
export interface Place {
  /** null: the top level. */
  folderId: string | null;
  name: string;
}
