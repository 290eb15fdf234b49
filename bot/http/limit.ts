/** `?limit=` of a list, a whole number from 1 to the most; null: it is none. */
export function limitOf(asked: string | undefined, most: number, usual: number = most): number | null {
  const limit = Number(asked ?? usual);
  return Number.isInteger(limit) && limit > 0 && limit <= most ? limit : null;
}
