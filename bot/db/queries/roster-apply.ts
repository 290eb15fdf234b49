import { type RawBuilder, sql } from 'kysely';
import type { Role } from '../../../shared/people/roles.ts';
import type { Standing } from '../../../shared/people/standing.ts';
import { type Builder, statement } from '../statement.ts';

/** Applying a staged roster, and putting it back: a few statements for all of its lines. */

const ROLES = ['volunteer', 'head-volunteer'] as const;
type Of = { importId: string };

const NEW = sql<boolean>`action = 'new'`;

/** Whom those lines of an import name. */
const peopleOf = (q: Builder, p: Of, lines: RawBuilder<boolean>) =>
  q.selectFrom('roster_line').select(sql<string>`person_id`.as('id')).where('import_id', '=', p.importId).where(lines);

/** People whom the store did not know. An id that is somebody's meanwhile trips its constraint. */
export const insertPeople = statement('roster-apply.insert-people', (q, p: Of) =>
  q
    .insertInto('person')
    .columns(['id', 'given_name', 'family_name', 'birth_date', 'citizen_hash', 'citizen_tail', 'phone'])
    .expression((eb) =>
      eb
        .selectFrom('roster_line as l')
        .select([
          sql<string>`l.person_id`.as('id'),
          sql<string>`l.given_name`.as('given_name'),
          sql<string>`l.family_name`.as('family_name'),
          'l.birth_date',
          'l.citizen_hash',
          'l.citizen_tail',
          'l.phone',
        ])
        .where('l.import_id', '=', p.importId)
        .where('l.action', '=', 'new'),
    ),
);

export const updatePeople = statement('roster-apply.update-people', (q, p: Of) =>
  q
    .updateTable('person')
    .from('roster_line as l')
    .set({
      given_name: sql<string>`l.given_name`,
      family_name: sql<string>`l.family_name`,
      birth_date: sql<string>`l.birth_date`,
      phone: sql<string>`l.phone`,
    })
    .where('l.import_id', '=', p.importId)
    .where('l.action', 'in', ['change', 'move', 'rejoin'])
    .whereRef('person.id', '=', 'l.person_id'),
);

const ENDED = sql<boolean>`(assignment.role = 'volunteer' or l.action in ('move', 'leave'))`;

/** Posts that would begin after the end that the line sets: they never begin. */
export const dropPosts = statement('roster-apply.drop-posts', (q, p: Of) =>
  q
    .deleteFrom('assignment')
    .where('role', 'in', ROLES)
    .where('person_id', 'in', peopleOf(q, p, sql`to_month is not null`))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('roster_line as l')
          .select('l.line')
          .where('l.import_id', '=', p.importId)
          .whereRef('l.person_id', '=', 'assignment.person_id')
          .whereRef('l.to_month', '<', 'assignment.from_month')
          .where(ENDED),
      ),
    ),
);

export const endPosts = statement('roster-apply.end-posts', (q, p: Of) =>
  q
    .updateTable('assignment')
    .from('roster_line as l')
    .set({ to_month: sql<string>`l.to_month`, end_reason: sql<string>`l.end_reason` })
    .where('l.import_id', '=', p.importId)
    .where('l.to_month', 'is not', null)
    .whereRef('assignment.person_id', '=', 'l.person_id')
    .where('assignment.role', 'in', ROLES)
    .where(ENDED)
    .where(sql<boolean>`(assignment.to_month is null or assignment.to_month > l.to_month)`),
);

export const beginPosts = statement('roster-apply.begin-posts', (q, p: Of) =>
  q
    .insertInto('assignment')
    .columns(['person_id', 'role', 'area_id', 'from_month', 'village_id', 'households', 'standing', 'order_no'])
    .expression((eb) =>
      eb
        .selectFrom('roster_line as l')
        .select([
          sql<string>`l.person_id`.as('person_id'),
          sql<Role>`'volunteer'`.as('role'),
          sql<string>`l.unit_id`.as('area_id'),
          sql<string>`l.from_month`.as('from_month'),
          'l.village_id',
          'l.households',
          'l.standing',
          'l.order_no',
        ])
        .where('l.import_id', '=', p.importId)
        .where('l.from_month', 'is not', null),
    )
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'role', 'area_id', 'from_month']).doUpdateSet({
        to_month: null,
        end_reason: null,
        village_id: sql<string>`excluded.village_id`,
        households: sql<number>`excluded.households`,
        standing: sql<'waiting'>`excluded.standing`,
        order_no: sql<string>`excluded.order_no`,
      }),
    ),
);

/** Lines that say "new" of somebody whom the store knows by now. */
export const knownMeanwhile = statement('roster-apply.known-meanwhile', (q, p: Of) =>
  q
    .selectFrom('roster_line as l')
    .innerJoin('person', 'person.citizen_hash', 'l.citizen_hash')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('l.import_id', '=', p.importId)
    .where('l.action', '=', 'new'),
);

/** Lines whose people have done something since, which cannot be put back: registered, or reported from where they are now. */
export const boundSince = statement('roster-apply.bound-since', (q, p: Of) =>
  q
    .selectFrom('roster_line as l')
    .leftJoin('line_link as k', 'k.person_id', 'l.person_id')
    // By her code: registrations are found by nothing else.
    .leftJoin('registration_code as c', 'c.person_id', 'l.person_id')
    .leftJoin('registration as g', 'g.code_hash', 'c.code_hash')
    .leftJoin('report as r', (join) =>
      join
        .onRef('r.unit_id', '=', 'l.unit_id')
        .onRef('r.person_id', '=', 'l.person_id')
        .onRef('r.month', '>=', 'l.from_month'),
    )
    .select('l.line')
    .distinct()
    .where('l.import_id', '=', p.importId)
    .where('l.action', 'in', ['new', 'move', 'rejoin'])
    .where(
      sql<boolean>`(r.id is not null or (l.action = 'new' and (k.person_id is not null or g.person_id is not null)))`,
    )
    .orderBy('l.line')
    .limit(20),
);

/** Codes that nobody used, of people whom there will not be. */
export const dropCodes = statement('roster-apply.drop-codes', (q, p: Of) =>
  q.deleteFrom('registration_code').where('person_id', 'in', peopleOf(q, p, NEW)),
);

/** All posts of whom the lines changed; what stood there before follows with putPost. */
export const clearPosts = statement('roster-apply.clear-posts', (q, p: Of) =>
  q
    .deleteFrom('assignment')
    .where('role', 'in', ROLES)
    .where('person_id', 'in', peopleOf(q, p, sql`action in ('new', 'change', 'move', 'leave', 'rejoin')`)),
);

/** Whom somebody filed for while it was judged whether they may go. */
const reportersOf = (q: Builder, p: Of) =>
  q
    .selectFrom('roster_line as l')
    .innerJoin('report as r', (join) =>
      join.onRef('r.unit_id', '=', 'l.unit_id').onRef('r.person_id', '=', 'l.person_id'),
    )
    .select('r.person_id')
    .where('l.import_id', '=', p.importId)
    .where('l.action', '=', 'new');

/** What comes to point to them meanwhile waits until they are emptied, or is seen then: a statement of its own looks anew. */
export const holdPeople = statement('roster-apply.hold-people', (q, p: Of) =>
  q
    .updateTable('person')
    .set({ given_name: sql<string>`given_name` })
    .where('id', 'in', peopleOf(q, p, NEW)),
);

/**
 * Nothing stays of people whom there will not be but an id. No `delete`: every store would look for what points to each of
 * them in all reports of the country. Somebody whom something of her own points to trips the name's NOT NULL.
 */
export const emptyPeople = statement('roster-apply.empty-people', (q, p: Of) =>
  q
    .updateTable('person')
    .set({
      given_name: sql<string>`case when exists (select 1 from assignment a where a.person_id = person.id)
        or exists (select 1 from consent c where c.person_id = person.id)
        or exists (select 1 from delegation d where d.person_id = person.id)
        or exists (select 1 from reminder_choice r where r.person_id = person.id)
        or exists (select 1 from line_link l where l.person_id = person.id)
        or id in ${reportersOf(q, p)} then null else '' end`,
      family_name: '',
      birth_date: null,
      citizen_hash: null,
      citizen_tail: null,
      phone: null,
      smartphone: null,
    })
    .where('id', 'in', peopleOf(q, p, NEW)),
);

type Post = {
  personId: string;
  role: Role;
  areaId: string;
  fromMonth: string;
  toMonth: string | null;
  villageId: string | null;
  households: number | null;
  standing: Standing | null;
  orderNo: string | null;
  endReason: string | null;
};

export const putPost = statement('roster-apply.put-post', (q, p: Post) =>
  q.insertInto('assignment').values({
    person_id: p.personId,
    role: p.role,
    area_id: p.areaId,
    from_month: p.fromMonth,
    to_month: p.toMonth,
    village_id: p.villageId,
    households: p.households,
    standing: p.standing,
    order_no: p.orderNo,
    end_reason: p.endReason,
  }),
);

export const setParticulars = statement(
  'roster-apply.set-particulars',
  (q, p: { personId: string; givenName: string; familyName: string; birthDate: string | null; phone: string | null }) =>
    q
      .updateTable('person')
      .set({ given_name: p.givenName, family_name: p.familyName, birth_date: p.birthDate, phone: p.phone })
      .where('id', '=', p.personId),
);
