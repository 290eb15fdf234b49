import { useEffect, useRef } from 'preact/hooks';
import type { QueueLine } from '../../../shared/api/review.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { thaiDay, thaiTime } from '../../../shared/thai/dates.ts';
import { Flags } from './Flags.tsx';
import { pathOf, type StaffPlace } from './place.ts';
import { QueueStateTag } from './QueueStateTag.tsx';
import { keyOf, type Queue } from './queue.ts';

interface Props {
  queue: Queue;
  place: StaffPlace;
  line: QueueLine;
  /** She may certify in this unit. */
  certifies: boolean;
}

/** One report of the list: whose, what stands out, and the box that chooses it. */
export function QueueRow({ queue, place, line, certifies }: Props) {
  const key = keyOf(line);
  const here = queue.cursor.value === key;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) row.current?.querySelector('a')?.focus();
  }, [here]);
  const choosable = certifies && line.state === 'submitted' && line.yours === null;
  return (
    <li ref={row} class={here ? 'line here' : 'line'}>
      {choosable && (
        <label class="box">
          <input type="checkbox" checked={queue.selected.value.has(key)} onChange={() => queue.toggle(key)} />
          <span class="sr">{QUEUE.select(line.person.name)}</span>
        </label>
      )}
      {line.id === null ? (
        <div class="body">
          <Body line={line} alike={queue.shown.value.state === line.state} />
        </div>
      ) : (
        <a class="body" href={pathOf(place, `reports/${line.id}`)}>
          <Body line={line} alike={queue.shown.value.state === line.state} />
        </a>
      )}
    </li>
  );
}

/** The year is that of the month above the list. */
const whenOf = (at: number) => `${thaiDay(at)} ${thaiTime(at)}`;

/** @param alike the list is of one state: its name stands above it */
function Body({ line, alike }: { line: QueueLine; alike: boolean }) {
  const when = line.submittedAt && QUEUE.sent(whenOf(Date.parse(line.submittedAt)));
  return (
    <>
      <span class="whose">
        <b>{line.person.name}</b>
        <span class="d">{[line.village?.name ?? QUEUE.noVillage, when].filter(Boolean).join(' · ')}</span>
        {line.yours && line.state !== 'certified' && <span class="d">{QUEUE.yours[line.yours]}</span>}
        {line.certified?.by && <span class="d">{QUEUE.certifiedBy(line.certified.by.name)}</span>}
      </span>
      <Flags of={line} />
      {!alike && <QueueStateTag state={line.state} />}
    </>
  );
}
