import { type RawBuilder, sql } from 'kysely';
import { type Builder, statement } from '../statement.ts';

/**
 * What decides the menus of some LINE users: a row for each assignment of their people and each report that lies with it,
 * from `fromMonth` on or returned. `linked` is a select of line_user_id and person_id.
 */
const standing = (
  q: Builder,
  linked: RawBuilder<{ line_user_id: string | null; person_id: string }>,
  fromMonth: string,
) =>
  q
    .selectFrom(linked.as('l'))
    .leftJoin('assignment as a', 'a.person_id', 'l.person_id')
    .leftJoin('report as r', (join) =>
      join
        .onRef('r.unit_id', '=', 'a.area_id')
        .onRef('r.person_id', '=', 'a.person_id')
        .on((eb) => eb.or([eb('r.month', '>=', fromMonth), eb('r.state', '=', 'returned')])),
    )
    .select([
      'l.line_user_id',
      'l.person_id',
      'a.role',
      'a.area_id',
      'a.from_month',
      'a.to_month',
      'r.month',
      'r.state',
    ])
    .orderBy('l.line_user_id');

/**
 * LINE users who are linked since `since` (ms) and have not blocked us, in pages: those after `after`, at most `limit` people.
 * Who blocked us holds no menu; she gets hers when she comes back.
 */
export const menuPeople = statement(
  'menu.people',
  (q, p: { since: number; after: string; limit: number; fromMonth: string }) =>
    standing(
      q,
      sql`(select k.line_user_id, k.person_id from line_link k left join follower f on f.lane = k.line_user_id
        where k.line_user_id > ${p.after} and k.linked_at >= ${p.since} and f.blocked_at is null
        order by k.line_user_id limit ${p.limit})`,
      p.fromMonth,
    ),
);

/** Those who are or were volunteers of a unit, whether they blocked us or not. */
export const menuPeopleOfUnit = statement('menu.people-of-unit', (q, p: { unitId: string; fromMonth: string }) =>
  standing(
    q,
    sql`(select k.line_user_id, k.person_id from line_link k where k.person_id in
      (select v.person_id from assignment v where v.area_id = ${p.unitId} and v.role = 'volunteer'))`,
    p.fromMonth,
  ),
);

/** One person, linked or not. */
export const menuPerson = statement('menu.person', (q, p: { personId: string; fromMonth: string }) =>
  standing(
    q,
    sql`(select k.line_user_id, p.id as person_id from person p left join line_link k on k.person_id = p.id
      where p.id = ${p.personId})`,
    p.fromMonth,
  ),
);

/**
 * The calendar of every unit whose months are not the default ones, from `fromMonth` on: a row for each unit, month and area
 * above it that says something, the nearest first.
 */
export const ownCalendars = statement('calendar.own-units', (q, p: { fromMonth: string }) =>
  q
    .withRecursive('down(owner, id, kind, depth)', (cte) =>
      cte
        .selectFrom('area')
        .select((eb) => ['area.id as owner', 'area.id', 'area.kind', eb.lit(0).as('depth')])
        .where('area.id', 'in', (eb) =>
          eb.selectFrom('report_calendar').select('area_id').where('month', '>=', p.fromMonth),
        )
        .unionAll(
          cte
            .selectFrom('down')
            .innerJoin('area', 'area.parent_id', 'down.id')
            .select((eb) => ['down.owner', 'area.id', 'area.kind', eb('down.depth', '+', eb.lit(1)).as('depth')])
            .where('area.kind', '<>', 'village'),
        ),
    )
    .selectFrom('down')
    .innerJoin('report_calendar as c', 'c.area_id', 'down.owner')
    .select(['down.id as unit_id', 'c.month', 'c.opens_at', 'c.due_at', 'c.review_due_at', 'c.closes_at'])
    .where('down.kind', '=', 'unit')
    .where('c.month', '>=', p.fromMonth)
    .orderBy('down.depth'),
);

/** Where a job's work stands; it is held by the schedule's lease. */
export const jobState = statement('schedule.state', (q, p: { name: string }) =>
  q.selectFrom('schedule').select('state').where('name', '=', p.name),
);

export const keepJobState = statement('schedule.keep-state', (q, p: { name: string; state: string }) =>
  q.updateTable('schedule').set({ state: p.state }).where('name', '=', p.name),
);
