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

/** For as long a certified report can be taken back, and is on the server's list (the issue). */
const UNDO_MS = 10 * 60_000;

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
  /** The last that she began or takes back, and from when on the server's list may name it no more. */
  let asked: { readonly id: string; readonly unlisted: number } | null = null;
  const path = apiOf(unitId, 'certifications');

  /** @param anew of which the server told just now; the others stay as they were seen */
  const learn = (anew: readonly OperationAnswer[]) => {
    const before = new Map(known.peek().map((one) => [one.id, one]));
    // What was taken back in an earlier visit is no news.
    const fresh = anew.filter(({ id, state }) => state !== 'undone' || before.has(id) || id === asked?.id);
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
  const isKnown = async (operations: readonly OperationAnswer[]) => {
    if (operations.some(({ id }) => id === asked?.id)) return true;
    // What the server never heard of counts there as a refused access: only what may have ended meanwhile is asked for.
    if (!asked || world.now() < asked.unlisted) return false;
    const reply = await world.call<OperationAnswer>('GET', `${path}/${asked.id}`);
    if (reply.kind === 'ok') learn([reply.data]);
    return reply.kind === 'ok' ? true : reply.kind === 'problem' && reply.problem.status === 404 ? false : null;
  };
  return {
    known,
    sending,
    trouble,
    async begin(request) {
      asked = { id: request.id, unlisted: world.now() + UNDO_MS };
      trouble.value = null;
      sending.value = 'starting';
      known.value = known.peek().filter((one) => !isOver(one) || Date.parse(one.undoUntil) > world.now());
      settle(await world.call<OperationAnswer>('POST', path, request));
    },
    async undo(id) {
      asked = { id, unlisted: 0 };
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
      const arrived = await isKnown(operations);
      if (arrived !== null && trouble.peek() === 'offline') trouble.value = arrived ? null : 'not-arrived';
    },
  };
}
