import { sql } from 'kysely';
import { type Builder, statement } from '../statement.ts';

/** One call of multicast takes so many at most. Source: line-platform.md §2.1. It stands in the SQL as it is. */
export const MOST_IN_CHUNK = 500;

export const areaById = statement('wave-plan.area', (q, p: { areaId: string }) =>
  q.selectFrom('area').select(['id', 'kind', 'name']).where('id', '=', p.areaId),
);

/** What lies directly below an area, villages left out, with its own calendar row of a month. */
export const areasBelow = statement('wave-plan.areas-below', (q, p: { parentId: string; month: string }) =>
  q
    .selectFrom('area as a')
    .leftJoin('report_calendar as c', (join) => join.onRef('c.area_id', '=', 'a.id').on('c.month', '=', p.month))
    .select(['a.id', 'a.kind', 'c.opens_at', 'c.due_at', 'c.review_due_at', 'c.closes_at'])
    .where('a.parent_id', '=', p.parentId)
    .where('a.kind', '<>', 'village')
    .orderBy('a.id'),
);

/** `from` to `to`: the day on which the unit's part of the wave begins, ms. */
type Of = { unitId: string; month: string; name: string; last: number; from: number; to: number };

/** What becomes of a volunteer in a wave: 'in', or why not. */
const FATE = (p: Of) => sql<string>`case
  when r.id is not null then 'reported'
  when l.line_user_id is null then 'not-linked'
  when f.blocked_at is not null then 'blocked'
  when f.refused_at is not null then 'refused'
  when c.level = 'menu' then 'menu-only'
  when c.level = 'last' and cast(${p.last} as bigint) = 0 then 'last-only'
  when had.same > 0 then 'already'
  when had.that_day > 0 then 'that-day'
  when had.nth >= 3 then 'three-already'
  else 'in' end`;

const SLOT = sql<string>`case when c.slot in ('morning', 'evening') then c.slot else 'day' end`;

/**
 * A push of another wave on the day of this one: sent, or coming from a wave that runs. One that only might be started
 * counts for nothing here: what comes of it, each chunk is asked again when its list is frozen.
 */
const THAT_DAY = (p: Of) => sql<number>`case
  when k.frozen_at >= ${p.from} and k.frozen_at < ${p.to} and k.state in ('waiting', 'sent', 'unknown') then 1
  when k.frozen_at is null and k.state = 'waiting' and v.state = 'running'
    and k.run_at >= ${p.from} and k.run_at < ${p.to} then 1
  else 0 end`;

/**
 * The volunteers of a unit in a month, each once. Who is assigned to two units belongs to where she came last, as
 * everywhere (membership.ts). A wave of the same name in another area counts as the same one: nobody gets it twice.
 */
const volunteers = (q: Builder, p: Of) =>
  q
    .selectFrom('assignment as a')
    .leftJoin('line_link as l', 'l.person_id', 'a.person_id')
    .leftJoin('follower as f', 'f.lane', 'l.line_user_id')
    .leftJoin('reminder_choice as c', 'c.person_id', 'a.person_id')
    .leftJoin('report as r', (join) =>
      join.on('r.unit_id', '=', p.unitId).onRef('r.person_id', '=', 'a.person_id').on('r.month', '=', p.month),
    )
    .leftJoin(
      (of) =>
        of
          .selectFrom('wave_recipient as w')
          .innerJoin('wave as v', 'v.id', 'w.wave_id')
          .innerJoin('wave_chunk as k', (join) =>
            join
              .onRef('k.unit_id', '=', 'w.unit_id')
              .onRef('k.wave_id', '=', 'w.wave_id')
              .onRef('k.part', '=', 'w.part'),
          )
          .select([
            'w.person_id',
            sql<number>`max(w.nth)`.as('nth'),
            sql<number>`sum(case when v.name = ${p.name} then 1 else 0 end)`.as('same'),
            sql<number>`sum(${THAT_DAY(p)})`.as('that_day'),
          ])
          .where('w.unit_id', '=', p.unitId)
          .where('w.month', '=', p.month)
          .groupBy('w.person_id')
          .as('had'),
      (join) => join.onRef('had.person_id', '=', 'a.person_id'),
    )
    .where('a.area_id', '=', p.unitId)
    .where('a.role', '=', 'volunteer')
    .where('a.from_month', '<=', p.month)
    .where(sql<boolean>`(a.to_month is null or a.to_month >= ${p.month})`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assignment as later')
            .select('later.person_id')
            .whereRef('later.person_id', '=', 'a.person_id')
            .where('later.role', '=', 'volunteer')
            .where('later.from_month', '<=', p.month)
            .where(sql<boolean>`(later.to_month is null or later.to_month >= ${p.month})`)
            .where(
              sql<boolean>`(later.from_month > a.from_month or (later.from_month = a.from_month and later.area_id > a.area_id))`,
            ),
        ),
      ),
    );

/** How many of a unit would be in a wave, by slot, and how many not, by reason. */
export const countFates = statement('wave-plan.count-fates', (q, p: Of) =>
  q
    .selectFrom(
      volunteers(q, p)
        .select([FATE(p).as('fate'), SLOT.as('slot')])
        .as('w'),
    )
    .select((eb) => ['w.fate', 'w.slot', eb.fn.countAll<number>().as('people')])
    .groupBy(['w.fate', 'w.slot']),
);

/**
 * Puts a unit's volunteers into a wave, once: a unit that has chunks in it is planned, and a wave that is past planning
 * takes nobody more.
 */
export const addRecipients = statement('wave-plan.add-recipients', (q, p: Of & { waveId: string }) =>
  q
    .insertInto('wave_recipient')
    .columns(['unit_id', 'month', 'person_id', 'nth', 'wave_id', 'part', 'line_user_id'])
    .expression((eb) =>
      eb
        .selectFrom(
          volunteers(q, p)
            .select([
              'a.person_id',
              'l.line_user_id',
              FATE(p).as('fate'),
              SLOT.as('slot'),
              sql<number>`coalesce(had.nth, 0) + 1`.as('nth'),
            ])
            .as('w'),
        )
        .select([
          sql<string>`cast(${p.unitId} as text)`.as('unit_id'),
          sql<string>`cast(${p.month} as text)`.as('month'),
          'w.person_id',
          'w.nth',
          sql<string>`cast(${p.waveId} as text)`.as('wave_id'),
          sql<string>`w.slot || '-' || cast((row_number() over (partition by w.slot order by w.person_id) - 1) / ${sql.lit(MOST_IN_CHUNK)} + 1 as text)`.as(
            'part',
          ),
          sql<string>`w.line_user_id`.as('line_user_id'),
        ])
        .where('w.fate', '=', 'in')
        .where(isPlanning(p.waveId))
        .where(hasNoChunks(p)),
    ),
);

const isPlanning = (waveId: string) =>
  sql<boolean>`exists (select 1 from wave where wave.id = ${waveId} and wave.state = 'planning')`;

const hasNoChunks = (p: { unitId: string; waveId: string }) =>
  sql<boolean>`not exists (select 1 from wave_chunk as k where k.unit_id = ${p.unitId} and k.wave_id = ${p.waveId})`;

/** A chunk for each part of a unit's recipients. Must follow addRecipients in the same commit. */
export const addChunks = statement('wave-plan.add-chunks', (q, p: { unitId: string; waveId: string; runAt: number }) =>
  q
    .insertInto('wave_chunk')
    .columns(['unit_id', 'wave_id', 'part', 'people', 'run_at', 'state', 'attempts'])
    .expression((eb) =>
      eb
        .selectFrom('wave_recipient as w')
        .select((of) => [
          'w.unit_id',
          'w.wave_id',
          'w.part',
          of.fn.countAll<number>().as('people'),
          sql<number>`cast(${p.runAt} as bigint)`.as('run_at'),
          sql<'waiting'>`'waiting'`.as('state'),
          sql<number>`0`.as('attempts'),
        ])
        .where('w.unit_id', '=', p.unitId)
        .where('w.wave_id', '=', p.waveId)
        .where(isPlanning(p.waveId))
        .where(hasNoChunks(p))
        .groupBy(['w.unit_id', 'w.wave_id', 'w.part']),
    ),
);

/** A unit's chunks that nobody has tried. */
export const unitChunks = statement('wave-plan.unit-chunks', (q, p: { unitId: string; waveId: string }) =>
  q
    .selectFrom('wave_chunk')
    .select(['unit_id', 'part', 'people'])
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .where('state', '=', 'waiting')
    .where('frozen_at', 'is', null)
    .orderBy('part'),
);

/** Only for who holds the wave's newest event: of two that give times at once, the later one's stand. */
export const setChunkTime = statement(
  'wave-plan.set-chunk-time',
  (q, p: { unitId: string; waveId: string; part: string; runAt: number; seq: number }) =>
    q
      .updateTable('wave_chunk')
      .set({ run_at: p.runAt })
      .where('unit_id', '=', p.unitId)
      .where('wave_id', '=', p.waveId)
      .where('part', '=', p.part)
      .where('state', '=', 'waiting')
      .where('frozen_at', 'is', null)
      .where(sql<boolean>`exists (select 1 from wave where wave.id = ${p.waveId} and wave.seq = ${p.seq})`),
);

export const setWaveSeq = statement('wave-plan.set-seq', (q, p: { waveId: string; seq: number }) =>
  q.updateTable('wave').set({ seq: p.seq }).where('id', '=', p.waveId),
);

/** People whom other waves write to, by minute since 1970. */
export const peopleByMinute = statement(
  'wave-plan.people-by-minute',
  (q, p: { waveId: string; from: number; to: number }) =>
    q
      .selectFrom('wave_chunk as c')
      .innerJoin('wave', 'wave.id', 'c.wave_id')
      .select([sql<number>`c.run_at / 60000`.as('minute'), sql<number>`sum(c.people)`.as('people')])
      .where('c.state', '=', sql.lit('waiting'))
      .where('c.run_at', '>=', p.from)
      .where('c.run_at', '<', p.to)
      .where('c.wave_id', '<>', p.waveId)
      .where('wave.state', 'in', ['planned', 'running', 'paused'])
      .groupBy(sql`c.run_at / 60000`),
);

/** How far a planning came that was cut short: its last unit. */
export const gatheredUntil = statement('wave-plan.gathered-until', (q, p: { waveId: string }) =>
  q
    .selectFrom('wave_event')
    .select('detail')
    .where('wave_id', '=', p.waveId)
    .where('kind', '=', 'gathered')
    .orderBy('seq', 'desc')
    .limit(1),
);
