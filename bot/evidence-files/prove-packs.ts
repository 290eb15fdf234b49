import { bytesOf } from '../../shared/evidence/canonical.ts';
import { reportLine } from '../../shared/evidence/content.ts';
import type { Manifest } from '../../shared/evidence/manifest.ts';
import type { Snapshot } from '../../shared/evidence/snapshot.ts';
import { checkFiles, type FileVerdict, readManifest } from '../../shared/evidence/verify.ts';
import { type Db, one } from '../db/db.ts';
import { auditAfter } from '../db/queries/audit.ts';
import { fileOfPack, filesOfPack, packIds, packToProve, packTrail } from '../db/queries/evidence-pack.ts';
import { digest, fileBytes } from './make-pack.ts';

/** What is wrong with a stored pack: a fault in words, or a file with its lines. */
export interface PackFault {
  /** `2026-10 no. 1` */
  readonly pack: string;
  readonly fault: string | FileVerdict;
}

type Row = NonNullable<ReturnType<typeof packToProve>['row']>;
type Trail = readonly NonNullable<ReturnType<typeof packTrail>['row']>[];

/** A unit's packs as they are kept, held against their manifests, against one another and against the unit's trail. */
export async function provePacks(db: Db, unitId: string): Promise<PackFault[]> {
  const faults: PackFault[] = [];
  let seal = '';
  for (const { id } of await db.rows(packIds({ unitId }))) {
    const row = await one(db, packToProve({ unitId, id }));
    if (!row) continue;
    const trail = await db.rows(packTrail({ unitId, subject: `pack:${id}` }));
    const found = await preparedFaults(row, trail);
    if (row.state === 'approved') {
      const approved = await approvedFaults(db, row, trail, seal);
      found.push(...approved.faults);
      seal = approved.seal;
    }
    faults.push(...found.map((fault) => ({ pack: `${row.month} no. ${row.number}`, fault })));
  }
  return faults;
}

const told = (trail: Trail, action: string) => trail.find((entry) => entry.action === `evidence.${action}`);
const detailOf = (entry: Trail[number] | undefined) => JSON.parse(entry?.detail ?? '{}') as Record<string, unknown>;

/** What the first of the two people froze. */
async function preparedFaults(row: Row, trail: Trail): Promise<(string | FileVerdict)[]> {
  const prepared = told(trail, 'prepared');
  const same = detailOf(prepared).snapshot === (await digest(bytesOf(row.snapshot)));
  return [
    ...(same ? [] : ['its snapshot was changed']),
    ...(prepared?.actor === `person:${row.prepared_by}` ? [] : ['the trail does not say that this person prepared it']),
  ];
}

/** What the second one sealed. @param seal of the approved pack before it */
async function approvedFaults(db: Db, row: Row, trail: Trail, seal: string) {
  const verdict = await readManifest(bytesOf(row.manifest), digest);
  if ('fault' in verdict) return { faults: ['manifest.json was changed'], seal: '' };
  const { manifest } = verdict;
  const approved = told(trail, 'approved');
  const vouched = approved?.actor === `person:${row.approved_by}` && row.approved_by !== row.prepared_by;
  const faults = [
    ...columnFaults(row, manifest),
    ...(manifest.previous === seal ? [] : ['does not follow the pack before it']),
    ...(await trailFaults(db, row, manifest)),
    ...(vouched ? [] : ['the trail does not say that another person approved it']),
    ...(detailOf(approved).manifest === manifest.hash ? [] : ['is not the one that the trail says was approved']),
    ...(await contentFaults(row.snapshot, manifest)),
    ...(await fileFaults(db, row, manifest)),
  ];
  return { faults, seal: manifest.seal };
}

function columnFaults(row: Row, { hash, month, number, previous, audit }: Manifest): string[] {
  const pairs: [name: string, kept: unknown, sealed: unknown][] = [
    ['manifest_hash', row.manifest_hash, hash],
    ['month', row.month, month],
    ['number', row.number, number],
    ['previous_hash', row.previous_hash, previous],
    ['audit_seq', row.audit_seq, audit.seq],
    ['audit_hash', row.audit_hash, audit.hash],
  ];
  return pairs.flatMap(([name, kept, sealed]) =>
    kept === sealed ? [] : [`${name} is ${kept}, its manifest says ${sealed}`],
  );
}

/** It continues the trail: the row that it was made after still has that hash. */
async function trailFaults(db: Db, { unit_id: unitId }: Row, { audit: { seq, hash } }: Manifest): Promise<string[]> {
  const [entry] = await db.rows(auditAfter({ unitId, seq: seq - 1, limit: 1 }));
  return entry?.seq === seq && entry.hash === hash ? [] : [`row ${seq} of the trail is not the one that it follows`];
}

/** What is kept of each report is what the manifest has the hash of. */
async function contentFaults(text: string, { reports }: Manifest): Promise<string[]> {
  let snapshot: Snapshot;
  try {
    snapshot = JSON.parse(text) as Snapshot;
  } catch {
    return ['its snapshot cannot be read'];
  }
  const hashes = new Map(reports.map(({ no, sha256 }) => [no, sha256]));
  const faults: string[] = [];
  for (const person of snapshot.people) {
    const line = reportLine(snapshot, person);
    const hash = line === null ? undefined : await digest(bytesOf(line));
    if (hash !== hashes.get(person.no)) faults.push(`the report of person ${person.no} is not the one that was sealed`);
  }
  return faults;
}

async function fileFaults(db: Db, row: Row, manifest: Manifest): Promise<FileVerdict[]> {
  const of = { unitId: row.unit_id, packId: row.id };
  const sealed = new Map([...manifest.files, manifest.printed].map((file) => [file.name, file]));
  const files = new Map<string, Uint8Array>();
  const said: FileVerdict[] = [];
  for (const { name, bytes, sha256 } of await db.rows(filesOfPack(of))) {
    const file = await one(db, fileOfPack({ ...of, name }));
    files.set(name, unpacked(file?.body ?? ''));
    const known = sealed.get(name);
    if (known && (known.sha256 !== sha256 || known.bytes !== bytes)) said.push({ name, state: 'changed', lines: [] });
  }
  const wrong = (await checkFiles(manifest, files, digest)).filter(({ state }) => state !== 'whole');
  return [...wrong, ...said.filter(({ name }) => !wrong.some((one) => one.name === name))];
}

/** What cannot be unpacked any more is none of the bytes that were sealed. */
function unpacked(body: string): Uint8Array {
  try {
    return fileBytes(body);
  } catch {
    return new Uint8Array();
  }
}
