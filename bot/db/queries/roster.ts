import type { Role } from '../../../shared/people/roles.ts';
import type { AreaKind } from '../schema.ts';
import { statement } from '../statement.ts';

/** Writing the directory: seeds and imports. Everything may be repeated. */

export const putArea = statement(
  'roster.put-area',
  (q, p: { id: string; kind: AreaKind; parentId: string | null; name: string; phone: string | null }) =>
    q
      .insertInto('area')
      .values({ id: p.id, kind: p.kind, parent_id: p.parentId, name: p.name, phone: p.phone })
      .onConflict((conflict) => conflict.column('id').doNothing()),
);

export const putAreaCode = statement(
  'roster.put-area-code',
  (q, p: { areaId: string; scheme: string; fromMonth: string; code: string }) =>
    q
      .insertInto('area_code')
      .values({ area_id: p.areaId, scheme: p.scheme, from_month: p.fromMonth, code: p.code, to_month: null })
      .onConflict((conflict) => conflict.columns(['area_id', 'scheme', 'from_month']).doNothing()),
);

export const putPerson = statement(
  'roster.put-person',
  (
    q,
    p: {
      id: string;
      givenName: string;
      familyName: string;
      birthDate: string | null;
      citizenHash: string | null;
      citizenTail: string | null;
    },
  ) =>
    q
      .insertInto('person')
      .values({
        id: p.id,
        given_name: p.givenName,
        family_name: p.familyName,
        birth_date: p.birthDate,
        citizen_hash: p.citizenHash,
        citizen_tail: p.citizenTail,
        phone: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
);

/** Where there is none yet. */
export const putPhone = statement('roster.put-phone', (q, p: { personId: string; phone: string }) =>
  q.updateTable('person').set({ phone: p.phone }).where('id', '=', p.personId).where('phone', 'is', null),
);

export const putCode = statement(
  'roster.put-code',
  (q, p: { codeHash: string; personId: string; role: Role; areaId: string; at: number; expiresAt: number | null }) =>
    q
      .insertInto('registration_code')
      .values({
        code_hash: p.codeHash,
        person_id: p.personId,
        role: p.role,
        area_id: p.areaId,
        issued_at: p.at,
        expires_at: p.expiresAt,
      })
      .onConflict((conflict) => conflict.column('code_hash').doNothing()),
);

export const putForm = statement('roster.put-form', (q, p: { version: string; definition: string }) =>
  q
    .insertInto('form_version')
    .values({ version: p.version, definition: p.definition })
    .onConflict((conflict) => conflict.column('version').doNothing()),
);

export const useForm = statement('roster.use-form', (q, p: { areaId: string; fromMonth: string; version: string }) =>
  q
    .insertInto('form_use')
    .values({ area_id: p.areaId, from_month: p.fromMonth, version: p.version })
    .onConflict((conflict) => conflict.columns(['area_id', 'from_month']).doNothing()),
);

export const unitByCode = statement('roster.unit-by-code', (q, p: { code: string }) =>
  q
    .selectFrom('area_code as c')
    .innerJoin('area', 'area.id', 'c.area_id')
    .select(['area.id', 'area.name'])
    .where('c.scheme', '=', 'hcode')
    .where('c.code', '=', p.code)
    .orderBy('c.from_month', 'desc')
    .limit(1),
);
