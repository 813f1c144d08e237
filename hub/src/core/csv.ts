/** Stands before a file: spreadsheets take one without it for a file in the machine's old code page. */
export const byteOrderMark = '\ufeff';

/** One row of CSV (RFC 4180) with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where need be; what a spreadsheet would take for a formula gets an apostrophe before it, as an import knows. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
