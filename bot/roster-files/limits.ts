/** Sources: our own choice. 25,000 lines of a province are 4 MB as CSV and 2 MB as XLSX. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** What an XLSX may become when it is unpacked: an honest one grows tenfold. */
export const MOST_INFLATED = 150 * 1024 * 1024;
export const MOST_ENTRIES = 500;
/** Excel's sheets end at 1,048,576, most of them empty. */
export const MOST_ROWS = 1_100_000;
export const MOST_COLUMNS = 200;
export const MOST_CELLS = 3_000_000;
/** Cells and shared texts are cut here; no field is as long. */
export const MOST_CELL = 2000;
export const MOST_SHARED = 1_000_000;
