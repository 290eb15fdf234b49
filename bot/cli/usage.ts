/** Typed wrongly: nothing was done. The entry ends with 2 then, as shells have it. */
export class UsageError extends Error {}

/** @throws a word more than a command has a use for, be it a slip or another command's: it would have been ignored */
export function noMoreWords(words: readonly string[], most: number, usage: string): void {
  const [extra] = words.slice(most);
  if (extra !== undefined) throw new UsageError(`there is no use for "${extra}": ${usage}`);
}

/** @throws an option that stands twice: only the last would count, and a wave would go to another area than was read first */
export function onlyOnce(options: readonly string[]): void {
  const twice = options.find((option, index) => options.indexOf(option) < index);
  if (twice !== undefined) throw new UsageError(`--${twice} stands twice`);
}
