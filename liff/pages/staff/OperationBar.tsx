import { CloudOff, LoaderCircle, TriangleAlert } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { BULK } from '../../../shared/text/staff-queue.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { OperationCard } from './OperationCard.tsx';
import { isMoving, type Operations } from './operation.ts';
import type { StaffPlace } from './place.ts';
import { SignAgain } from './SignAgain.tsx';

/** Source: our own choice; a step of a hundred reports takes about so long. */
const LOOK_MS = 1_500;

interface Props {
  world: PageWorld;
  place: StaffPlace;
  operations: Operations;
}

/** How far certifying many is, what became of it, and for ten minutes the way to take it back. */
export function OperationBar({ world, place, operations }: Props) {
  useLooks(world, operations);
  const bar = useRef<HTMLDivElement>(null);
  const sending = operations.sending.value;
  // The button that began it stood at the foot of the list.
  useEffect(() => {
    if (sending !== 'starting') return;
    bar.current?.focus({ preventScroll: true });
    bar.current?.scrollIntoView({ block: 'start' });
  }, [sending]);
  const known = operations.known.value;
  return (
    <div ref={bar} class="stack bars" tabIndex={-1}>
      {sending === 'starting' && known.every(({ state }) => state !== 'running') && (
        <p class="strip" role="status">
          <Icon of={LoaderCircle} />
          <span>{BULK.starting}</span>
        </p>
      )}
      <Troubled world={world} operations={operations} />
      {known.map((answer) => (
        <OperationCard key={answer.id} world={world} place={place} operations={operations} answer={answer} />
      ))}
    </div>
  );
}

function Troubled({ world, operations }: Omit<Props, 'place'>) {
  const trouble = operations.trouble.value;
  if (trouble === null) return null;
  if (typeof trouble !== 'string' && trouble.code === 'sign-in-again') return <SignAgain world={world} />;
  return (
    <p class="strip" role="alert">
      <Icon of={trouble === 'offline' ? CloudOff : TriangleAlert} />
      <span>{typeof trouble === 'string' ? BULK[trouble] : trouble.detail}</span>
    </p>
  );
}

/** Looks at once, when the signal is back, and again and again while something moves. */
function useLooks({ online }: PageWorld, operations: Operations): void {
  const on = online.value;
  const moving = isMoving(operations);
  useEffect(() => {
    if (on) void operations.look();
  }, [operations, on]);
  useEffect(() => {
    if (!moving) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const later = () => {
      timer = setTimeout(async () => {
        await operations.look();
        if (!over) later();
      }, LOOK_MS);
    };
    later();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [operations, moving]);
}
