/**
 * Does one step after the other until a step says that it was the last, at most `most` of them. In between everybody
 * else is served: on SQLite a commit holds the event loop, and LINE waits two seconds for an answer.
 */
export async function inSteps(most: number, step: () => Promise<{ readonly last: boolean }>): Promise<void> {
  for (let done = 0; done < most; done++) {
    const { last } = await step();
    if (last) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
