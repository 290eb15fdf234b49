/** How much of a long work one run may do. */
export interface Pace {
  /** At most so many steps; without it as many as a server of its own has time for. */
  readonly steps?: number | undefined;
  /** Says that the process is about to end: what is left waits for the next run. */
  readonly stopped?: () => boolean;
}

/**
 * Does one step after the other until a step says that it was the last, or the pace that it is enough. In between
 * everybody else is served: on SQLite a commit holds the event loop, and LINE waits two seconds for an answer.
 */
export async function inSteps(
  most: number,
  pace: Pace,
  step: () => Promise<{ readonly last: boolean }>,
): Promise<void> {
  for (let done = 0; done < (pace.steps ?? most); done++) {
    if (pace.stopped?.()) return;
    const { last } = await step();
    if (last) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
