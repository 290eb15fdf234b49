import { type PackFilesAnswer, packFilesAnswer } from '../../shared/api/evidence.ts';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { bytesOf } from '../../shared/evidence/canonical.ts';
import { MANIFEST, type Manifest } from '../../shared/evidence/manifest.ts';
import { type Db, one } from '../db/db.ts';
import { fileOfPack } from '../db/queries/evidence-pack.ts';
import { digest, fileBytes } from '../evidence-files/make-pack.ts';
import { audit } from '../services/audit.ts';
import { readPack } from '../services/evidence/kept-pack.ts';
import { unitInScope } from '../services/people/area-in-scope.ts';
import { ownerBehind } from '../services/session/who.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { instantOf } from './report-shapes.ts';
import { notInUnit, staffUnit } from './staff.ts';

/** Long enough to open another browser; LINE's own one takes no downloads. */
const TICKET_MS = 10 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'evidence', lane: '-' };
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function lendFiles(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const unit = await staffUnit(call, 'evidence.read');
  if (isProblem(unit)) return unit;
  const pack = await readPack(api.db, unit.id, path.packId ?? '');
  if (pack?.state !== 'approved') return notInUnit(call, 'evidence.read', unit);
  const expiresAt = now + TICKET_MS;
  const claim = { session: who.sessionHash, personId: who.member.id, unitId: unit.id, packId: pack.id };
  const ticket = await api.keys.tickets.seal(AUDIENCE, claim, expiresAt);
  const manifest = JSON.parse(pack.row.manifest) as Manifest;
  const bytes = bytesOf(pack.row.manifest);
  const own = { name: MANIFEST, bytes: bytes.length, sha256: await digest(bytes) };
  const files = [manifest.printed, ...manifest.files, own];
  const note = { unitId: unit.id, at: now, actor: `person:${who.member.id}`, action: 'evidence.opened' };
  await api.db.commit(audit({ ...note, subject: `pack:${pack.id}`, lentBy: unit.lentBy }));
  const answer: PackFilesAnswer = {
    files: files.map(({ name, bytes: size, sha256 }) => ({
      name,
      bytes: size,
      sha256,
      url: `/api/evidence-files/${ticket}/${name}`,
    })),
    expiresAt: instantOf(expiresAt),
  };
  return ok(answer);
}

async function download({ api, now, path }: Call<null, unknown>): Promise<Answer | Refusal> {
  const { ticket = '', file = '' } = path;
  const claim = await api.keys.tickets.open(AUDIENCE, ticket, now);
  const owner = claim && (await ownerBehind(api.db, claim.session ?? '', now));
  // Signed out, unlinked or no officer of the unit any more: the address was for her who she was then.
  if (!owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const scope = { member: owner.member, action: 'evidence.read', areaId: claim.unitId ?? '', now } as const;
  const unit = await unitInScope(api.db, scope);
  if (isProblem(unit)) return problem('ticket-expired');
  const found = await readFile(api.db, unit.id, claim.packId ?? '', file);
  if (!found) return problem('not-found');
  return {
    status: 200,
    bytes: found,
    headers: {
      'content-type': TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${file}"`,
    },
  };
}

/** A file as it was made; null: it is none of the pack's. */
async function readFile(db: Db, unitId: string, packId: string, name: string) {
  const pack = await readPack(db, unitId, packId);
  if (pack?.state !== 'approved') return null;
  if (name === MANIFEST) return Uint8Array.from(bytesOf(pack.row.manifest));
  const file = await one(db, fileOfPack({ unitId, packId, name }));
  return file && fileBytes(file.body);
}

export const evidenceDownloadEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/units/{unitId}/evidence/{packId}/files',
    summary: 'Addresses of the files of an approved pack, good for ten minutes in any browser.',
    load: 'login',
    auth: 'member',
    body: null,
    answers: { 200: packFilesAnswer },
    problems: ['not-found'],
    handle: lendFiles,
  }),
  endpoint({
    method: 'GET',
    path: '/evidence-files/{ticket}/{file}',
    summary: 'A file that such an address stands for, byte by byte as it was sealed.',
    load: 'read',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: ['not-found', 'ticket-expired'],
    handle: download,
  }),
];
