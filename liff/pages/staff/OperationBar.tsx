import { BadgeCheck, CloudOff, LoaderCircle, Undo2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { OperationAnswer } from '../../../shared/api/review.ts';
import { BULK, KEPT_OUT } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import type { Operations } from './operation.ts';
import { SignAgain } from './SignAgain.tsx';

const TICK_MS = 10_000;

interface Props {
  world: PageWorld;
  operations: Operations;
}

/** What became of certifying many, and for ten minutes the way to take it back. */
export function OperationBar({ world, operations }: Props) {
  const now = operations.now.value;
  switch (now.at) {
    case 'nothing':
      return null;
    case 'starting':
    case 'undoing':
      return (
        <p class="strip" role="status">
          <Icon of={LoaderCircle} />
          <span>{now.at === 'starting' ? BULK.starting : BULK.undoing}</span>
        </p>
      );
    case 'offline':
      return (
        <p class="strip" role="status">
          <Icon of={CloudOff} />
          <span>{BULK.offline}</span>
        </p>
      );
    case 'refused':
      if (now.problem.code === 'sign-in-again') return <SignAgain world={world} />;
      return (
        <p class="strip" role="alert">
          {now.problem.detail}
        </p>
      );
    case 'known':
      return <Known world={world} operations={operations} answer={now.answer} />;
  }
}

function Known({ world, operations, answer }: Props & { answer: OperationAnswer }) {
  const left = useMinutes(world, Date.parse(answer.undoUntil));
  return (
    <section class="card done-bar" role="status">
      <p class="head">
        <Icon of={BadgeCheck} />
        <b>{wordsOf(answer)}</b>
      </p>
      {answer.state === 'done' && left > 0 && (
        <button type="button" class="btn ghost" onClick={() => void operations.undo()}>
          <Icon of={Undo2} />
          {BULK.undo} · {BULK.minutesLeft(left)}
        </button>
      )}
      {answer.problems.length > 0 && (
        <div>
          <b>{BULK.notCertified}</b>
          <ul class="notice">
            {answer.problems.map(({ reportId, name, code }) => (
              <li key={reportId}>
                {name} · {KEPT_OUT[code]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function wordsOf({ state, done, total, certified, undone }: OperationAnswer): string {
  if (state === 'undone') return BULK.undone(formatCount(undone));
  if (state === 'undoing') return BULK.undoing;
  if (state === 'running') return BULK.running(formatCount(done), formatCount(total));
  return BULK.done(formatCount(certified));
}

/** Whole minutes until then, counted down while the page is open; 0 when it is over. */
function useMinutes(world: PageWorld, until: number): number {
  const [now, setNow] = useState(world.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(world.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [world]);
  return Math.max(0, Math.ceil((until - now) / 60_000));
}
