import { ClipboardCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { EMPTY_QUEUE, QUEUE } from '../../../shared/text/staff-queue.ts';
import { Icon } from '../../components/Icon.tsx';
import type { StaffPlace } from './place.ts';
import { QueueRow } from './QueueRow.tsx';
import { keyOf, type Queue } from './queue.ts';

interface Props {
  queue: Queue;
  place: StaffPlace;
  certifies: boolean;
}

/** The reports, and more of them as she comes near the end. */
export function QueueList({ queue, place, certifies }: Props) {
  const lines = queue.lines.value;
  if (lines.length === 0) return <Empty queue={queue} />;
  return (
    <section class="card queue" aria-labelledby="list">
      <h2 id="list" class="sr">
        {QUEUE.list}
      </h2>
      <ul>
        {lines.map((line) => (
          <QueueRow key={keyOf(line)} queue={queue} place={place} line={line} certifies={certifies} />
        ))}
      </ul>
      {queue.next.value !== null && <More queue={queue} />}
    </section>
  );
}

/** Comes by itself when it is seen; the button is for whoever goes by keys. */
function More({ queue }: { queue: Queue }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void queue.more();
    });
    if (button.current) watcher.observe(button.current);
    return () => watcher.disconnect();
  }, [queue, queue.next.value]);
  return (
    <button ref={button} type="button" class="btn ghost" onClick={() => void queue.more()}>
      {QUEUE.more}
    </button>
  );
}

function Empty({ queue }: { queue: Queue }) {
  const words = EMPTY_QUEUE[queue.shown.value.state ?? 'all'];
  return (
    <section class="card note">
      <Icon of={ClipboardCheck} size={44} />
      <h2>{words.title}</h2>
      <p class="lines">{words.body}</p>
    </section>
  );
}
