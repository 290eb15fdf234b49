import { unitCodes, type VillageOnFile, villageIn } from '../../../shared/roster/places.ts';
import { type Db, one } from '../../db/db.ts';
import { areasUpwards } from '../../db/queries/directory.ts';
import { unitsByCode, villagesOf } from '../../db/queries/roster-known.ts';

/** Finds the units and villages that a file's cells mean, each asked of the store once. */
export interface Places {
  /** The unit of a code, if it lies in the office's area. */
  unit(text: string): Promise<string | null>;
  village(unitId: string, text: string): Promise<string | null>;
  /** Does a unit lie in the office's area? */
  holds(unitId: string): Promise<boolean>;
}

export function placesIn(db: Db, areaId: string): Places {
  const units = new Map<string, Promise<string | null>>();
  const held = new Map<string, Promise<boolean>>();
  const villages = new Map<string, Promise<VillageOnFile[]>>();
  const once = <T>(kept: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) ?? read();
    kept.set(key, known);
    return known;
  };
  const holds = (unitId: string) =>
    once(held, unitId, async () => (await db.rows(areasUpwards({ areaId: unitId }))).some(({ id }) => id === areaId));
  return {
    holds,
    unit: (text) =>
      once(units, text, async () => {
        for (const code of unitCodes(text)) {
          const found = await one(db, unitsByCode({ code }));
          if (found) return (await holds(found.id)) ? found.id : null;
        }
        return null;
      }),
    village: async (unitId, text) =>
      villageIn(text, await once(villages, unitId, () => db.rows(villagesOf({ unitId })))),
  };
}
