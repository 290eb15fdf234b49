import { BadgeCheck, LoaderCircle, Undo2 } from 'lucide';
import type { OperationAnswer } from '../../../shared/api/review.ts';
import { BULK } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiTime } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { KeptOut } from './KeptOut.tsx';
import type { Operations } from './operation.ts';
import type { StaffPlace } from './place.ts';
import { useSecondsTo } from './use-seconds-to.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  operations: Operations;
  answer: OperationAnswer;
}

/** One of them: how far it is, or when it ended and what it left out. */
export function OperationCard({ world, place, operations, answer }: Props) {
  const { state, endedAt, problems } = answer;
  const moving = state === 'running' || state === 'undoing';
  return (
    <section class="card done-bar">
      <p class="head" role="status">
        <Icon of={moving ? LoaderCircle : BadgeCheck} />
        <b>{wordsOf(answer)}</b>
      </p>
      {moving && <Progress answer={answer} />}
      {endedAt && <p class="hint">{BULK.endedAt(thaiTime(Date.parse(endedAt)))}</p>}
      {state === 'undone' && answer.certified > 0 && <p class="hint">{BULK.stayed(formatCount(answer.certified))}</p>}
      <Undo world={world} operations={operations} answer={answer} />
      {problems.length > 0 && <KeptOut problems={problems} place={place} />}
    </section>
  );
}

function wordsOf({ state, done, total, certified, undone }: OperationAnswer): string {
  if (state === 'undone') return BULK.undone(formatCount(undone));
  if (state === 'undoing') return BULK.undoing(formatCount(undone), formatCount(undone + certified));
  if (state === 'running') return BULK.running(formatCount(done), formatCount(total));
  return BULK.done(formatCount(certified));
}

/** The same as the words above it. */
function Progress({ answer: { state, done, total, certified, undone } }: { answer: OperationAnswer }) {
  const [part, all] = state === 'undoing' ? [undone, undone + certified] : [done, total];
  return (
    <>
      <div class="bar" aria-hidden="true">
        <i class="good" style={{ width: `${all === 0 ? 0 : (100 * part) / all}%` }} />
      </div>
      <p class="hint">{BULK.goesOn}</p>
    </>
  );
}

/** Counted down while the page is open. It may be stopped before it is through. */
function Undo({ world, operations, answer: { id, state, certified, undoUntil } }: Omit<Props, 'place'>) {
  const left = useSecondsTo(world, Date.parse(undoUntil));
  const sending = operations.sending.value === 'undoing';
  if (state === 'undoing' || state === 'undone' || (state === 'done' && certified === 0)) return null;
  if (left === 0) return <p class="hint">{BULK.undoOver}</p>;
  return (
    <button
      type="button"
      class="btn ghost"
      aria-disabled={sending}
      onClick={() => !sending && void operations.undo(id)}
    >
      <Icon of={Undo2} />
      <span>
        {state === 'running' ? BULK.stop : BULK.undo} · {BULK.left} <span class="num">{clockOf(left)}</span>
      </span>
    </button>
  );
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
