/**
 * Runs a task again and again, never twice at once, with a pause between the end of one run and the next. Answers a stop
 * that waits for the run at work.
 */
export function every(ms: number, task: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      running = task()
        .catch(failed)
        .then(() => {
          if (!stopped) next();
        });
    }, ms);
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
