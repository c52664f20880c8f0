/** Hands a table to the browser to save. */
export function saveCsv(fileName: string, text: string): void {
  const link = document.createElement("a");
  // The mark at the front lets spreadsheets see that it is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
