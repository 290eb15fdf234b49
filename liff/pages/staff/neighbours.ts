import { go } from '../../router.ts';
import { pathOf, type StaffPlace } from './place.ts';
import type { Queue } from './queue.ts';

export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

/** The reports beside this one in the list, by id. */
export function neighboursOf(queue: Queue, id: string): Neighbours {
  const ids = queue.lines.value.flatMap((line) => line.id ?? []);
  const at = ids.indexOf(id);
  if (at < 0) return { before: null, after: ids[0] ?? null };
  return { before: ids[at - 1] ?? null, after: ids[at + 1] ?? null };
}

/** Goes to another report of the list; where there is none, back to the list. */
export function goTo(queue: Queue, place: StaffPlace, id: string | null): void {
  if (id !== null) queue.cursor.value = id;
  go(pathOf(place, id === null ? 'reports' : `reports/${id}`));
}
