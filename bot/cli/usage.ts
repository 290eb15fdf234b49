/** Typed wrongly: nothing was done. The entry ends with 2 then, as shells have it. */
export class UsageError extends Error {}

/** @throws a word more than a command has a use for, be it a slip or another command's: it would have been ignored */
export function noMoreWords(words: readonly string[], most: number, usage: string): void {
  const [extra] = words.slice(most);
  if (extra !== undefined) throw new UsageError(`there is no use for "${extra}": ${usage}`);
}
