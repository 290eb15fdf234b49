import { type Signal, signal } from '@preact/signals';
import type { CertificationRequest, OperationAnswer } from '../../../shared/api/review.ts';
import type { Refusal, Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf } from './place.ts';

/** Certifying many: nothing · under way · over, and to be undone for ten minutes. */
export type Operation =
  | { readonly at: 'nothing' }
  | { readonly at: 'starting' | 'undoing'; readonly answer: OperationAnswer | null }
  | { readonly at: 'known'; readonly answer: OperationAnswer }
  | { readonly at: 'refused'; readonly problem: Refusal }
  | { readonly at: 'offline' };

export interface Operations {
  readonly now: Signal<Operation>;
  begin(request: CertificationRequest): Promise<void>;
  undo(): Promise<void>;
  /** What became of the last one of this phone's, after a reload or a lost signal. */
  recall(): Promise<void>;
  forget(): void;
}

/** Ids only; who may see the operation behind it, the server says. */
function memory(key: string) {
  return {
    get(): string | null {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    put(id: string | null) {
      try {
        if (id === null) localStorage.removeItem(key);
        else localStorage.setItem(key, id);
      } catch {
        // Then the bar lives as long as the page.
      }
    },
  };
}

/** @param changed reports may be elsewhere now: the list is read anew */
export function createOperations(world: PageWorld, unitId: string, changed: () => void): Operations {
  const now = signal<Operation>({ at: 'nothing' });
  const last = memory(`staff:certified:${world.me.peek()?.id}:${unitId}`);
  const path = (id: string) => apiOf(unitId, `certifications/${id}`);
  const take = (reply: Reply<OperationAnswer>) => {
    if (reply.kind === 'ok') now.value = { at: 'known', answer: reply.data };
    else if (reply.kind === 'offline') now.value = { at: 'offline' };
    else now.value = { at: 'refused', problem: reply.problem };
    changed();
  };
  return {
    now,
    async begin(request) {
      now.value = { at: 'starting', answer: null };
      last.put(request.id);
      const reply = await world.call<OperationAnswer>('POST', apiOf(unitId, 'certifications'), request);
      if (reply.kind === 'problem') last.put(null);
      take(reply);
    },
    async undo() {
      const before = now.peek();
      if (before.at !== 'known') return;
      now.value = { at: 'undoing', answer: before.answer };
      take(await world.call<OperationAnswer>('DELETE', path(before.answer.id)));
    },
    async recall() {
      const id = last.get();
      if (id === null || now.peek().at === 'starting') return;
      const reply = await world.call<OperationAnswer>('GET', path(id));
      if (reply.kind !== 'ok') return;
      const { state, undoUntil } = reply.data;
      if (state !== 'running' && Date.parse(undoUntil) <= world.now()) return last.put(null);
      now.value = { at: 'known', answer: reply.data };
    },
    forget() {
      last.put(null);
      now.value = { at: 'nothing' };
    },
  };
}
