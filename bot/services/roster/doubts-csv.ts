import { ROSTER_PROBLEMS } from '../../../shared/text/roster.ts';
import { columnText, FOUND_COLUMNS } from '../../../shared/text/roster-found.ts';
import { LINE_ACTIONS } from '../../../shared/text/staff-roster.ts';
import type { Db } from '../../db/db.ts';
import { type Cell, csvOf } from '../profile/csv.ts';
import { type Doubt, readDoubts } from './preview.ts';

const PAGE = 500;

/** All there is to say of an import's lines, a row for each thing: first the lines that are left alone, then those that are used. */
export async function doubtsCsv(db: Db, importId: string): Promise<string> {
  const rows: Cell[][] = [];
  for (const which of ['problem', 'hint'] as const)
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page: Doubt[] = await readDoubts(db, importId, { which, after, limit: PAGE });
      rows.push(...page.flatMap(rowsOf));
      after = page.at(-1)?.line;
    }
  return csvOf(FOUND_COLUMNS, rows);
}

function rowsOf({ line, action, name, citizenTail, problems }: Doubt): Cell[][] {
  // Not as a number: tables drop the zeros in front.
  const tail = citizenTail === null ? '' : `…${citizenTail}`;
  const whose = [line, LINE_ACTIONS[action] ?? action, name ?? '', tail];
  return problems.map(({ column, code }) => [...whose, columnText(column), ROSTER_PROBLEMS[code]]);
}
