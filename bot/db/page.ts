/** Rows of which one more was asked for than are shown. */
export interface Page<Row, Key> {
  readonly shown: readonly Row[];
  /** Behind which the next page begins; null: this is the last one. */
  readonly next: Key | null;
}

/** The page that rows are which were read with a limit of one more: whether more follow needs no count. */
export function pageOf<Row, Key>(rows: readonly Row[], limit: number, keyOf: (last: Row) => Key): Page<Row, Key> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, next: last ? keyOf(last) : null };
}
