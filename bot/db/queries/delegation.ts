import { statement } from '../statement.ts';

/** What was lent to a person and is not over, with the giver's own assignments to the same role and area: a row each. */
export const lentTo = statement('delegation.lent-to', (q, p: { personId: string; at: number }) =>
  q
    .selectFrom('delegation as d')
    .innerJoin('assignment as giver', (join) =>
      join
        .onRef('giver.person_id', '=', 'd.given_by')
        .onRef('giver.role', '=', 'd.role')
        .onRef('giver.area_id', '=', 'd.area_id'),
    )
    .select([
      'd.role',
      'd.area_id',
      'd.given_by',
      'd.from_at',
      'd.until_at',
      'd.revoked_at',
      'giver.from_month',
      'giver.to_month',
    ])
    .where('d.person_id', '=', p.personId)
    .where('d.until_at', '>', p.at)
    .where('d.revoked_at', 'is', null),
);

export const personName = statement('delegation.person-name', (q, p: { personId: string }) =>
  q.selectFrom('person').select(['id', 'given_name', 'family_name']).where('id', '=', p.personId),
);
