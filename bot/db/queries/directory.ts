import { sql } from 'kysely';
import type { Role } from '../../../shared/people/roles.ts';
import { statement } from '../statement.ts';
import { upwards } from './calendar.ts';
import { oldest } from './forget.ts';

/** What a member's rows tell, whatever leads to her: the person, and one of her assignments with its areas. */
export const MEMBER_COLUMNS = [
  'person.id',
  'person.given_name',
  'person.family_name',
  'a.role',
  'a.area_id',
  'a.village_id',
  'a.from_month',
  'a.to_month',
  'a.households',
  'area.name as area_name',
  'area.phone as area_phone',
  'village.name as village_name',
] as const;

/** The person linked to a LINE user with all her assignments and the names of their areas, newest first: a row each. */
export const memberRows = statement('directory.member-rows', (q, p: { lineUserId: string }) =>
  q
    .selectFrom('line_link as l')
    .innerJoin('person', 'person.id', 'l.person_id')
    .leftJoin('assignment as a', 'a.person_id', 'person.id')
    .leftJoin('area', 'area.id', 'a.area_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .select(MEMBER_COLUMNS)
    .where('l.line_user_id', '=', p.lineUserId)
    .orderBy('a.from_month', 'desc'),
);

/** An area and all above it, nearest first; nothing for an area that there is not. */
export const areasUpwards = statement('directory.areas-upwards', (q, p: { areaId: string }) =>
  upwards(q, p.areaId)
    .selectFrom('up')
    .innerJoin('area', 'area.id', 'up.id')
    .select(['area.id', 'area.kind', 'area.name'])
    .orderBy('up.depth'),
);

/** What an area belongs to, with its number for people. */
export const areaAbove = statement('directory.area-above', (q, p: { areaId: string }) =>
  q
    .selectFrom('area as own')
    .innerJoin('area', 'area.id', 'own.parent_id')
    .select(['area.kind', 'area.name', 'area.phone'])
    .where('own.id', '=', p.areaId),
);

/** The village that a code's person is assigned to in the code's role. */
export const villageOf = statement('directory.village-of', (q, p: { personId: string; role: Role }) =>
  q
    .selectFrom('assignment as a')
    .innerJoin('area as village', 'village.id', 'a.village_id')
    .select('village.name')
    .where('a.person_id', '=', p.personId)
    .where('a.role', '=', p.role)
    .orderBy('a.from_month', 'desc')
    .limit(1),
);

export const codeByHash = statement('directory.code-by-hash', (q, p: { codeHash: string }) =>
  q
    .selectFrom('registration_code as c')
    .innerJoin('person', 'person.id', 'c.person_id')
    .innerJoin('area', 'area.id', 'c.area_id')
    .leftJoin('registration as r', 'r.code_hash', 'c.code_hash')
    .leftJoin('line_link as l', 'l.person_id', 'c.person_id')
    .select([
      'c.person_id',
      'c.role',
      'c.area_id',
      'c.expires_at',
      'person.given_name',
      'person.family_name',
      'area.name as area_name',
      'area.phone as area_phone',
      'r.line_user_id as used_by',
      'l.line_user_id as linked_to',
    ])
    .where('c.code_hash', '=', p.codeHash),
);

/** The primary key makes the code one-time. */
export const useCode = statement(
  'directory.use-code',
  (q, p: { codeHash: string; personId: string; lineUserId: string; at: number }) =>
    q
      .insertInto('registration')
      .values({ code_hash: p.codeHash, person_id: p.personId, line_user_id: p.lineUserId, at: p.at }),
);

/**
 * Holds a person while something comes to point to her. Whom an undone roster has emptied meanwhile trips the name's NOT NULL;
 * PostgreSQL lets the undoing wait for us at her row (roster-apply.hold-people).
 */
export const holdPerson = statement('directory.hold-person', (q, p: { personId: string }) =>
  q
    .updateTable('person')
    .set({ given_name: sql<string>`case when given_name = '' then null else given_name end` })
    .where('id', '=', p.personId),
);

export const linkLineUser = statement(
  'directory.link-line-user',
  (q, p: { lineUserId: string; personId: string; at: number; noticeVersion: string }) =>
    q
      .insertInto('line_link')
      .values({ line_user_id: p.lineUserId, person_id: p.personId, linked_at: p.at, notice_version: p.noticeVersion }),
);

export const addAssignment = statement(
  'directory.add-assignment',
  (
    q,
    p: {
      personId: string;
      role: Role;
      areaId: string;
      fromMonth: string;
      villageId: string | null;
      households: number | null;
    },
  ) =>
    q
      .insertInto('assignment')
      .values({
        person_id: p.personId,
        role: p.role,
        area_id: p.areaId,
        from_month: p.fromMonth,
        to_month: null,
        village_id: p.villageId,
        households: p.households,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'role', 'area_id', 'from_month']).doNothing()),
);

export const throttleOf = statement('directory.throttle-of', (q, p: { key: string }) =>
  q.selectFrom('throttle').select(['failures', 'since', 'blocked_until']).where('key', '=', p.key),
);

export const setThrottle = statement(
  'directory.set-throttle',
  (q, p: { key: string; failures: number; since: number; blockedUntil: number }) =>
    q
      .insertInto('throttle')
      .values({ key: p.key, failures: p.failures, since: p.since, blocked_until: p.blockedUntil })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({ failures: p.failures, since: p.since, blocked_until: p.blockedUntil }),
      ),
);

/** The primary key refuses the second one. */
export const openThrottle = statement('directory.open-throttle', (q, p: { key: string; at: number }) =>
  q.insertInto('throttle').values({ key: p.key, failures: 1, since: p.at, blocked_until: 0 }),
);

export const clearThrottle = statement('directory.clear-throttle', (q, p: { key: string }) =>
  q.deleteFrom('throttle').where('key', '=', p.key),
);

export const forgetThrottles = statement('directory.forget-throttles', (q, p: { before: number }) =>
  q.deleteFrom('throttle').where(oldest('throttle', ['key'], 'since', sql`since < ${p.before}`)),
);
