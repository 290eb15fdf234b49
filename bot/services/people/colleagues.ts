import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import { colleagues } from '../../db/queries/delegation.ts';
import type { AreaInScope } from './area-in-scope.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** One of the places where she works. */
  readonly place: string;
}

/** Where a stand-in may come from: for a unit, all of its district, since small units have one officer. */
const reachOf = ({ kind, id, areaIds }: AreaInScope) => (kind === 'unit' ? (areaIds[1] ?? id) : id);

/**
 * Members of staff whose name or family name begins like this, who could stand in for somebody of the area. Without a name
 * those of the area itself, who do it most often.
 */
export function findColleagues(db: Db, area: AreaInScope, asked: { name: string; now: number; limit: number }) {
  return read(db, asked.name === '' ? area.id : reachOf(area), {
    name: asked.name,
    personId: '',
    month: monthAt(asked.now),
    limit: asked.limit,
  });
}

/** One of them, by her id; null when she is none. */
export async function colleagueById(
  db: Db,
  area: AreaInScope,
  personId: string,
  now: number,
): Promise<Colleague | null> {
  if (personId === '') return null;
  const [found] = await read(db, reachOf(area), { name: '', personId, month: monthAt(now), limit: 1 });
  return found ?? null;
}

interface Asked {
  readonly name: string;
  readonly personId: string;
  readonly month: Month;
  readonly limit: number;
}

async function read(db: Db, areaId: string, asked: Asked): Promise<Colleague[]> {
  const rows = await db.rows(colleagues({ areaId, ...asked }));
  return rows.map(({ id, given_name, family_name, place }) => ({ id, name: `${given_name} ${family_name}`, place }));
}
