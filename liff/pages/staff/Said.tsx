import { useEffect } from 'preact/hooks';
import type { Queue } from './queue.ts';

/** What became of the last act. It stays until she goes on from the list. */
export function Said({ queue, last = false }: { queue: Queue; last?: boolean }) {
  useEffect(() => {
    if (!last) return;
    return () => {
      queue.said.value = '';
    };
  }, []);
  const said = queue.said.value;
  return (
    <p role="status" class={said ? 'strip' : 'sr'}>
      {said}
    </p>
  );
}
