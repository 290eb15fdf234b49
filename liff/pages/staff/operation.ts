import { type ReadonlySignal, signal } from '@preact/signals';
import type { CertificationRequest, OperationAnswer, OperationsAnswer } from '../../../shared/api/review.ts';
import type { Refusal, Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf } from './place.ts';

/** What stood in the way of the last wish; `not-arrived`: the server never heard of it. */
type Trouble = Refusal | 'offline' | 'not-arrived';

/** Certifying many at once, and taking it back. */
export interface Operations {
  /** Hers of this unit that run or can be taken back, and those that ended before her eyes; newest first. */
  readonly known: ReadonlySignal<readonly OperationAnswer[]>;
  /** A wish of hers is on its way. */
  readonly sending: ReadonlySignal<'starting' | 'undoing' | null>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  begin(request: CertificationRequest): Promise<void>;
  undo(id: string): Promise<void>;
  /** What the server knows of them: it goes on without this page, whose signal or life may end. */
  look(): Promise<void>;
}

const isOver = ({ state }: OperationAnswer) => state === 'done' || state === 'undone';

/** Something will be different soon, without her doing anything. */
export function isMoving({ known, sending, trouble }: Operations): boolean {
  return sending.value !== null || trouble.value === 'offline' || known.value.some((one) => !isOver(one));
}

/** @param changed reports may be elsewhere now: the list is read anew */
export function createOperations(world: PageWorld, unitId: string, changed: () => void): Operations {
  const known = signal<readonly OperationAnswer[]>([]);
  const sending = signal<'starting' | 'undoing' | null>(null);
  const trouble = signal<Trouble | null>(null);
  /** The last that she began, and whose answer was lost. */
  let asked: string | null = null;
  const path = apiOf(unitId, 'certifications');

  /** @param anew of which the server told just now; the others stay as they were seen */
  const learn = (anew: readonly OperationAnswer[]) => {
    const before = new Map(known.peek().map((one) => [one.id, one]));
    // What was taken back in an earlier visit is no news.
    const fresh = anew.filter(({ id, state }) => state !== 'undone' || before.has(id) || id === asked);
    const ended = fresh.some((one) => isOver(one) && before.get(one.id)?.state !== one.state);
    const others = known.peek().filter(({ id }) => !fresh.some((one) => one.id === id));
    known.value = [...fresh, ...others].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    if (ended) changed();
  };
  const settle = (reply: Reply<OperationAnswer>) => {
    sending.value = null;
    if (reply.kind === 'ok') learn([reply.data]);
    else trouble.value = reply.kind === 'offline' ? 'offline' : reply.problem;
    // Somebody else was there: the list is not what she saw.
    if (reply.kind === 'problem') changed();
  };
  return {
    known,
    sending,
    trouble,
    async begin(request) {
      asked = request.id;
      trouble.value = null;
      sending.value = 'starting';
      known.value = known.peek().filter((one) => !isOver(one) || Date.parse(one.undoUntil) > world.now());
      settle(await world.call<OperationAnswer>('POST', path, request));
    },
    async undo(id) {
      asked = id;
      trouble.value = null;
      sending.value = 'undoing';
      settle(await world.call<OperationAnswer>('DELETE', `${path}/${id}`));
    },
    async look() {
      const reply = await world.call<OperationsAnswer>('GET', path);
      if (reply.kind !== 'ok') return;
      const { operations } = reply.data;
      learn(operations);
      if (trouble.peek() !== 'offline' || sending.peek() !== null) return;
      trouble.value = operations.some(({ id }) => id === asked) ? null : 'not-arrived';
    },
  };
}
