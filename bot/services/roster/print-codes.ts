import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { canonicalCode } from '../../../shared/people/registration-code.ts';
import { type Db, one } from '../../db/db.ts';
import { unlinkedOf } from '../../db/queries/codes.ts';
import { codeByHash } from '../../db/queries/directory.ts';
import { putCode } from '../../db/queries/roster.ts';
import type { Keys } from '../../keys.ts';
import { audit, type InDuty } from '../audit.ts';
import type { Plan } from '../plan.ts';

const DAY = 86_400_000;
/** Long enough to hand them out at the next meeting of the village. */
export const CODE_DAYS = 60;

export interface CodesInput extends InDuty {
  readonly unitId: string;
  /** Makes a person's code; the same one each time. */
  readonly codeOf: (personId: string) => string;
  readonly days: number;
  /** 'person:<id>' or 'operator'. */
  readonly by: string;
  readonly now: number;
}

type Hashing = Pick<Keys, 'codeHash'>;
const hashOf = (keys: Hashing, code: string) => keys.codeHash(canonicalCode(code) ?? '');

/** One-time codes for all volunteers of a unit who are not linked yet, also those who begin next month. */
export async function makeCodes(db: Db, keys: Hashing, input: CodesInput): Promise<Plan<{ codes: number }>> {
  const { unitId, codeOf, days, by, lentBy, now } = input;
  const people = await unlinked(db, unitId, monthAt(now));
  const expiresAt = now + days * DAY;
  const detail = { codes: people.length, days };
  return {
    statements: [
      ...people.map(({ id: personId }) =>
        putCode({
          codeHash: hashOf(keys, codeOf(personId)),
          personId,
          role: 'volunteer',
          areaId: unitId,
          at: now,
          expiresAt,
        }),
      ),
      ...audit({ unitId, at: now, actor: by, action: 'codes.printed', subject: `unit:${unitId}`, detail, lentBy }),
    ],
    outcome: { codes: people.length },
  };
}

/** The cards of codes that were made: who has registered since has none. */
export async function readCards(db: Db, keys: Hashing, { unitId, codeOf, now }: Omit<CodesInput, 'days' | 'by'>) {
  const people = await unlinked(db, unitId, monthAt(now));
  const cards = await Promise.all(
    people.map(async (person) => {
      const code = codeOf(person.id);
      const row = await one(db, codeByHash({ codeHash: hashOf(keys, code) }));
      const name = `${person.given_name} ${person.family_name}`;
      return row && { name, village: person.village_name, code, expiresAt: row.expires_at };
    }),
  );
  return cards.filter((card) => card !== null);
}

async function unlinked(db: Db, unitId: string, month: Month) {
  const [now, soon] = await Promise.all(
    [month, addMonths(month, 1)].map((one_) => db.rows(unlinkedOf({ unitId, month: one_ }))),
  );
  return [...new Map([...(now ?? []), ...(soon ?? [])].map((person) => [person.id, person])).values()];
}
