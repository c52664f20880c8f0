/** Files and folders in one selection: they are written together in one transaction. */
export const maxSelected = 90;
