import { statement } from '../statement.ts';

/** When a LINE user was linked, and under which notice. */
export const linkOf = statement('unlink.link-of', (q, p: { lineUserId: string }) =>
  q
    .selectFrom('line_link')
    .select(['person_id', 'linked_at', 'notice_version'])
    .where('line_user_id', '=', p.lineUserId),
);

export const dropLink = statement('unlink.drop-link', (q, p: { lineUserId: string; personId: string }) =>
  q.deleteFrom('line_link').where('line_user_id', '=', p.lineUserId).where('person_id', '=', p.personId),
);

export const dropDrafts = statement('unlink.drop-drafts', (q, p: { lane: string }) =>
  q.deleteFrom('draft').where('lane', '=', p.lane),
);

/** What was still to be told her or done for her: it was meant for the person that this LINE user is no more. */
export const dropUntold = statement('unlink.drop-untold', (q, p: { lane: string }) =>
  q
    .updateTable('outbox')
    .set({ state: 'refused', notices: '[]', rendered: null, error: 'unlinked' })
    .where('lane', '=', p.lane)
    .where((eb) => eb.or([eb('state', '=', 'lost'), eb.and([eb('state', '=', 'waiting'), eb('kind', '<>', 'reply')])])),
);

/** Waves past and to come know her no more; that she was in them stays, since it is what keeps her at three a month. */
export const leaveWaves = statement('unlink.leave-waves', (q, p: { unitId: string; personId: string }) =>
  q
    .updateTable('wave_recipient')
    .set({ line_user_id: '' })
    .where('unit_id', '=', p.unitId)
    .where('person_id', '=', p.personId),
);
