import { useEffect, useMemo, useState } from 'preact/hooks';
import type { QueueAnswer } from '../../../shared/api/review.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { go } from '../../router.ts';
import type { PageWorld } from '../../state/pages.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { Bulk } from './Bulk.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { OperationBar } from './OperationBar.tsx';
import { createOperations } from './operation.ts';
import { pathOf, placeOf, type StaffPlace } from './place.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueList } from './QueueList.tsx';
import { keyOf, type Queue, queueOf } from './queue.ts';
import { Said } from './Said.tsx';
import { useKeys } from './use-keys.ts';
import { useMay } from './use-may.ts';

/** The month's reports, exceptions first: open one, certify the chosen, or all that match. */
export function QueuePage({ world, path }: PageProps) {
  const place = placeOf(path);
  return place && <UnitQueue key={`${world.me.value?.id}${place.unitId}${place.month}`} world={world} place={place} />;
}

function UnitQueue({ world, place }: { world: PageWorld; place: StaffPlace }) {
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const queue = useMemo(() => queueOf(forgetful, place), []);
  const online = world.online.value;
  useEffect(() => {
    if (online || queue.now.peek().data === null) void queue.load();
  }, [online]);
  const load = { now: queue.now.value, again: () => void queue.load() };
  return (
    <Loaded world={world} load={load}>
      {(answer) => <Opened world={forgetful} place={place} queue={queue} answer={answer} />}
    </Loaded>
  );
}

interface Opened {
  world: PageWorld;
  place: StaffPlace;
  queue: Queue;
  answer: QueueAnswer;
}

function Opened({ world, place, queue, answer }: Opened) {
  const may = useMay(world, place.unitId);
  const operations = useMemo(() => createOperations(world, place.unitId, () => void queue.load()), []);
  const [keys, setKeys] = useState(false);
  const [asking, setAsking] = useState(false);
  useKeys({
    ...moves(queue),
    x: () => queue.cursor.peek() && queue.toggle(queue.cursor.peek() ?? ''),
    c: () => setAsking(true),
    r: () => openCursor(queue, place, '/return'),
    Enter: () => openCursor(queue, place, ''),
    Escape: () => setAsking(false),
    '?': () => setKeys(!keys),
  });
  return (
    <>
      <section class="card" aria-busy={queue.now.value.state === 'loading'}>
        <h1 tabIndex={-1}>{QUEUE.title}</h1>
        <p>
          {answer.unit.name} · {thaiMonth(answer.month)}
        </p>
        <QueueFilters queue={queue} counts={answer.counts} />
      </section>
      <Said queue={queue} last />
      {may('report.certify') && <OperationBar world={world} place={place} operations={operations} />}
      <QueueList queue={queue} place={place} certifies={may('report.certify')} />
      {may('report.certify') && (
        <Bulk world={world} queue={queue} operations={operations} answer={answer} asking={asking} ask={setAsking} />
      )}
      <KeysHelp open={keys} />
    </>
  );
}

/** j and k, and the arrows, go through the list. */
function moves(queue: Queue) {
  const step = (by: number) => {
    const lines = queue.lines.peek();
    const at = lines.findIndex((line) => keyOf(line) === queue.cursor.peek());
    const line = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    if (line) queue.cursor.value = keyOf(line);
  };
  const [down, up] = [() => step(1), () => step(-1)];
  return { j: down, k: up, ArrowDown: down, ArrowUp: up };
}

function openCursor(queue: Queue, place: StaffPlace, then: string): void {
  const line = queue.lines.peek().find((one) => keyOf(one) === queue.cursor.peek());
  if (line?.id) go(pathOf(place, `reports/${line.id}${then}`));
}
