import { createHash } from 'node:crypto';
import type { Role } from '../../../shared/people/roles.ts';
import { openForFilling } from '../support/nation.ts';

/** Somebody who works for an area, signed in: whoever is measured asks as her. */
export interface Office {
  readonly areaId: string;
  readonly role: Extract<Role, 'unit-staff' | 'district' | 'province' | 'national'>;
}

const HOUR = 3_600_000;

/** Her session's token; the store knows its hash alone. */
export function officerToken({ areaId }: Office): string {
  return createHash('sha256').update(`bench officer of ${areaId}`).digest('base64url');
}

/** One officer for each, for whom LINE vouches until the bench is over. */
export function signInOfficers(file: string, offices: readonly Office[], now: number): void {
  const db = openForFilling(file);
  const person = db.prepare("insert into person (id, given_name, family_name) values (?, 'เจ้าหน้าที่', ?)");
  const post = db.prepare("insert into assignment (person_id, role, area_id, from_month) values (?, ?, ?, '2020-01')");
  const link = db.prepare("insert into line_link values (?, ?, ?, 'bench')");
  const session = db.prepare('insert into session values (?, ?, ?, ?, ?)');
  db.transaction(() => {
    person.run('bench-staff', 'วัด');
    for (const office of offices) {
      const id = `bench-officer-${office.areaId}`;
      const hash = createHash('sha256').update(officerToken(office)).digest('hex');
      person.run(id, office.areaId);
      post.run(id, office.role, office.areaId);
      link.run(`U-${id}`, id, now);
      session.run(hash, `U-${id}`, now, now + 24 * HOUR, now + 12 * HOUR);
    }
  })();
  db.close();
}
