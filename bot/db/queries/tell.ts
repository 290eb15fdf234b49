import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { upwards } from './calendar.ts';

/** message_budget_within says no for all of the commit when there is not so much left. */
export const reservePushes = statement('tell.reserve', (q, p: { month: string; messages: number }) =>
  q
    .updateTable('message_budget')
    .set((eb) => ({ reserved: eb('reserved', '+', p.messages) }))
    .where('month', '=', p.month),
);

/** Before `takeBack`: a push that was not tried yet is free again. */
export const releasePush = statement('tell.release', (q, p: { month: string; lane: string; id: string }) =>
  q
    .updateTable('message_budget')
    .set((eb) => ({ reserved: eb('reserved', '-', 1) }))
    .where('month', '=', p.month)
    .where('reserved', '>', 0)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('outbox')
          .select(sql`1`.as('one'))
          .where('lane', '=', p.lane)
          .where('id', '=', p.id)
          .where('kind', '=', 'push')
          .where('state', '=', 'waiting')
          .where('attempts', '=', 0),
      ),
    ),
);

/** What she was to be told is true no more: it is not told, unless it is on its way already. */
export const takeBack = statement('tell.take-back', (q, p: { lane: string; id: string }) =>
  q
    .updateTable('outbox')
    .set({ state: 'refused', error: 'taken back' })
    .where('lane', '=', p.lane)
    .where('id', '=', p.id)
    .where('attempts', '=', 0)
    .where('state', 'in', ['waiting', 'lost']),
);

/** The LINE user who is linked to a person, and since when she has blocked us, if she has. */
export const lineOfPerson = statement('tell.line-of-person', (q, p: { personId: string }) =>
  q
    .selectFrom('line_link as l')
    .leftJoin('follower as f', 'f.lane', 'l.line_user_id')
    .select(['l.line_user_id', 'f.blocked_at'])
    .where('l.person_id', '=', p.personId),
);

/** What an office chooses for its area; there may be one value of a name. */
export const putSetting = statement('tell.put-setting', (q, p: { areaId: string; name: string; value: string }) =>
  q
    .insertInto('area_setting')
    .values({ area_id: p.areaId, name: p.name, value: p.value })
    .onConflict((conflict) => conflict.columns(['area_id', 'name']).doUpdateSet({ value: p.value })),
);

/** What an area chose, of itself and those above it, the nearest first. */
export const settingUpwards = statement('tell.setting', (q, p: { areaId: string; name: string }) =>
  upwards(q, p.areaId)
    .selectFrom('up')
    .innerJoin('area_setting as s', 's.area_id', 'up.id')
    .select('s.value')
    .where('s.name', '=', p.name)
    .orderBy('up.depth')
    .limit(1),
);
