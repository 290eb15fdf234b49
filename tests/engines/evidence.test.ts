import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { one } from '../../bot/db/db.ts';
import { auditAfter } from '../../bot/db/queries/audit.ts';
import { fileOfPack, filesOfPack, packByHash, packOf, packsOf } from '../../bot/db/queries/evidence-pack.ts';
import { digest, fileBytes } from '../../bot/evidence-files/make-pack.ts';
import { chainHash } from '../../bot/services/audit-chain.ts';
import { reject } from '../../bot/services/evidence/approve.ts';
import { readPack } from '../../bot/services/evidence/kept-pack.ts';
import type { Prepared } from '../../bot/services/evidence/prepare.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { bytesOf } from '../../shared/evidence/canonical.ts';
import type { Manifest } from '../../shared/evidence/manifest.ts';
import { checkFiles, readManifest } from '../../shared/evidence/verify.ts';
import { MONTH } from '../services/report/facts.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { alterAnswers, evidenceUnit, PACK_AT, standing } from './evidence-unit.ts';

describe.each(Object.entries(ENGINES))('a month’s evidence, on %s', (_name, open) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());
  const freshUnit = (volunteers: number) => evidenceUnit(engine.dbs[0], volunteers);
  const sure = <T extends object>(
    value: T | Awaited<ReturnType<Awaited<ReturnType<typeof evidenceUnit>>['prepare']>>,
  ) => {
    if (isProblem(value)) throw new Error(value.problem);
    return value as Prepared;
  };
  const sealed = async (unit: Awaited<ReturnType<typeof freshUnit>>, id: string) => {
    const pack = await readPack(unit.db, unit.unitId, id);
    return JSON.parse(pack?.row.manifest ?? '') as Manifest;
  };

  test('says of each volunteer what became of the month, as it stood at the cut-off', async () => {
    const unit = await freshUnit(6);
    for (const n of [0, 1, 2, 3, 4]) await unit.send(n, n + 1);
    await unit.vouch(0);
    await unit.vouch(1, uuid());
    await unit.vouch(4);
    const { db, unitId, members } = unit;
    await db.commit([
      standing({ personId: members[2] ?? '', standing: 'waiting' }),
      alterAnswers({ unitId, reportId: (await unit.onFile(4)).report?.id ?? '' }),
    ]);
    const prepared = sure(await unit.prepare());
    const { people, unit: place } = (await readPack(db, unitId, prepared.id))?.snapshot ?? { people: [] };
    expect(people.map(({ no, outcome }) => [no, outcome])).toEqual([
      [1, 'payable'],
      [2, 'payable'],
      [3, 'waiting'],
      [4, 'not-certified'],
      [5, 'altered'],
      [6, 'not-submitted'],
    ]);
    expect(people.slice(0, 2).map(({ report }) => report?.certified?.many)).toEqual([false, true]);
    expect(people[0]?.report?.history.map(({ kind }) => kind)).toEqual(['submitted', 'certified']);
    expect(place).toMatchObject({ id: unitId, name: 'หน่วยทดสอบ' });
  });

  test('two people make it, and its files prove themselves', async () => {
    const unit = await freshUnit(3);
    const { db, unitId } = unit;
    for (const n of [0, 1]) await unit.send(n, 4);
    await unit.vouch(0);
    const prepared = sure(await unit.prepare());
    expect(await unit.approve(prepared, 0)).toEqual({ problem: 'same-person' });
    expect(await unit.approve({ ...prepared, hash: 'another' })).toEqual({ problem: 'pack-settled' });
    expect(await unit.approve({ ...prepared, id: uuid() })).toEqual({ problem: 'not-found' });
    const approved = await unit.approve(prepared);
    expect(await unit.approve(prepared)).toEqual({ problem: 'pack-settled' });
    const manifest = await sealed(unit, prepared.id);
    expect(approved).toEqual({ hash: manifest.hash });
    const bytes = bytesOf((await one(db, packByHash({ hash: manifest.hash })))?.manifest ?? '');
    expect(await readManifest(bytes, digest)).toEqual({ manifest });
    const names = (await db.rows(filesOfPack({ unitId, packId: prepared.id }))).map(({ name }) => name);
    expect(names).toEqual(['report.csv', 'report.pdf', 'report.xlsx', 'reports.jsonl']);
    const files = new Map<string, Uint8Array>();
    for (const name of names)
      files.set(name, fileBytes((await one(db, fileOfPack({ unitId, packId: prepared.id, name })))?.body ?? ''));
    expect((await checkFiles(manifest, files, digest)).map(({ state }) => state)).toEqual(names.map(() => 'whole'));
    expect(manifest).toMatchObject({ previous: '', corrects: null, totals: { people: 3, reported: 2, payable: 1 } });
    // The row of the trail that it names is there, with the hash that it names.
    const trail = await db.rows(auditAfter({ unitId, seq: 0, limit: 50 }));
    let hash = '';
    for (const row of trail.filter(({ seq }) => seq <= manifest.audit.seq)) hash = await chainHash(hash, row);
    expect(hash).toBe(manifest.audit.hash);
    expect(trail.slice(-2).map(({ action }) => action)).toEqual(['evidence.prepared', 'evidence.approved']);
  });

  test('built again at the same cut-off it has the same bytes, also when everything has changed since', async () => {
    const unit = await freshUnit(3);
    for (const n of [0, 1]) await unit.send(n, 4);
    await unit.vouch(0);
    const prepared = sure(await unit.prepare());
    await unit.approve(prepared);
    const manifest = await sealed(unit, prepared.id);
    const { number, corrects, previous, audit, prepared: first, approved: second } = manifest;
    await unit.send(1, 9, PACK_AT + 3_600_000);
    await unit.vouch(1, null, PACK_AT + 3_600_001);
    const again = await unit.build({ number, corrects, previous, audit, prepared: first, approved: second });
    expect(JSON.parse(again.manifest)).toEqual(manifest);
  });

  test('facts that moved since must be prepared again, and a correction names what it corrects', async () => {
    const unit = await freshUnit(2);
    const { db, unitId } = unit;
    await unit.send(0, 4);
    await unit.vouch(0);
    const stale = sure(await unit.prepare());
    await unit.send(1, 5, PACK_AT - 1);
    expect(await unit.approve(stale)).toEqual({ problem: 'facts-moved' });
    const first = sure(await unit.prepare());
    expect((await readPack(db, unitId, stale.id))?.state).toBe('rejected');
    await unit.approve(first);
    expect(await unit.prepare()).toEqual({ problem: 'reason-needed' });
    await unit.vouch(1, null, PACK_AT + 5);
    const second = sure(await unit.prepare(1, PACK_AT + 10, 'รับรองเพิ่ม 1 คน'));
    await unit.approve(second, 0, PACK_AT + 20);
    const [old, corrected] = [await sealed(unit, first.id), await sealed(unit, second.id)];
    expect(corrected).toMatchObject({
      number: 3,
      previous: old.seal,
      corrects: { number: 2, hash: old.hash, reason: 'รับรองเพิ่ม 1 คน' },
    });
    const list = await db.rows(packsOf({ unitId, month: '9999-12', number: 0, limit: 9 }));
    expect(list.map(({ number, state }) => [number, state])).toEqual([
      [3, 'approved'],
      [2, 'approved'],
      [1, 'rejected'],
    ]);
  });

  test('of two who settle it at once one does, and so of two who prepare', async () => {
    const unit = await freshUnit(2);
    const { db, unitId } = unit;
    await unit.send(0, 4);
    await unit.vouch(0);
    const prepared = sure(await unit.prepare());
    const pack = await readPack(db, unitId, prepared.id);
    if (!pack) throw new Error('no pack');
    const turned = reject({ now: PACK_AT, unitId, pack, head: { seq: 0, hash: '' } }, { by: 'x', reason: 'ลองใหม่' });
    if (isProblem(turned)) throw new Error(turned.problem);
    // It was planned at an end of the trail that is long behind.
    await expect(db.commit(turned.statements)).rejects.toThrow();
    const both = await Promise.all([unit.approve(prepared), unit.approve(prepared)]);
    expect(both.filter((one) => !isProblem(one))).toHaveLength(1);
    expect((await one(db, packOf({ unitId, id: prepared.id })))?.state).toBe('approved');
    const other = await freshUnit(1);
    await Promise.all([other.prepare(0), other.prepare(1)]);
    const list = await db.rows(packsOf({ unitId: other.unitId, month: '9999-12', number: 0, limit: 9 }));
    expect(list.map(({ month, number, state }) => [month, number, state])).toEqual([
      [MONTH, 2, 'prepared'],
      [MONTH, 1, 'rejected'],
    ]);
  });
});
