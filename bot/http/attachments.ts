import { Buffer } from 'node:buffer';
import {
  ATTACHMENT_LIMITS,
  type AttachmentRequest,
  attachmentAnswer,
  attachmentRequest,
} from '../../shared/api/attachments.ts';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { isUuid } from '../../shared/api/shapes.ts';
import { sha256 } from '../keys.ts';
import { attach } from '../services/attachment/attach.ts';
import { cleanJpeg } from '../services/attachment/clean-jpeg.ts';
import { detach } from '../services/attachment/detach.ts';
import { loadAttachFacts, readAttachment } from '../services/attachment/reading.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Answer, type Call, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';

const PATH = '/reports/{month}/attachments/{id}';
/** Base64 is a third longer, and there is some JSON around it. */
const LARGEST_BODY = Math.ceil((ATTACHMENT_LIMITS.photoBytes * 4) / 3) + 1024;

async function putAttachment(call: Call<AttachmentRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, body: sent } = call;
  const { month = '', id = '' } = call.path;
  if (!isUuid(id)) return wrong('id', 'not-a-uuid');
  const { kind } = sent;
  const body = bodyOf(sent);
  if (body === null) return wrong('jpeg', 'not-a-jpeg');
  const contentHash = await sha256(body);
  const told = await runVerb(api.db, async (db) => {
    const facts = await loadAttachFacts(db, who.member, month, kind, now);
    return attach(facts, { id, kind, body, contentHash, filedBy: who.member.id });
  });
  return isProblem(told) ? told : { status: told.replayed ? 200 : 201, body: { id, kind } };
}

/** What is kept: the picture alone, or the place; null when a photo is no JPEG. */
function bodyOf(sent: AttachmentRequest): string | null {
  if (sent.kind === 'place') {
    const { latitude, longitude, accuracy } = sent;
    return JSON.stringify({ latitude, longitude, accuracy });
  }
  const clean = cleanJpeg(Buffer.from(sent.jpeg, 'base64'));
  return clean && Buffer.from(clean).toString('base64');
}

async function getAttachment({ api, who, path }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const found = await readAttachment(api.db, who.member, path.month ?? '', path.id ?? '');
  if (!found) return problem('not-found');
  if (found.kind === 'place') return ok(JSON.parse(found.body));
  const bytes = new Uint8Array(Buffer.from(found.body, 'base64'));
  return { status: 200, bytes, headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' } };
}

async function deleteAttachment({ api, who, path, now }: Call<null, MemberWho>): Promise<Answer> {
  const { month = '', id = '' } = path;
  await runVerb(api.db, async (db) => {
    const facts = await loadAttachFacts(db, who.member, month, null, now);
    return detach(facts, { id, by: who.member.id });
  });
  return { status: 204 };
}

export const attachmentEndpoints = [
  endpoint({
    method: 'PUT',
    path: PATH,
    summary: 'Put a photo or a place beside a report that was sent; a photo keeps nothing but its picture',
    load: 'write',
    auth: 'member',
    largestBody: LARGEST_BODY,
    body: attachmentRequest,
    answers: { 201: attachmentAnswer, 200: attachmentAnswer },
    problems: ['not-found', 'submission-conflict', 'report-certified', 'consent-needed', 'too-many-attachments'],
    handle: putAttachment,
  }),
  endpoint({
    method: 'GET',
    path: PATH,
    summary: 'An own photo (image/jpeg) or place',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: null },
    problems: ['not-found'],
    handle: getAttachment,
  }),
  endpoint({
    method: 'DELETE',
    path: PATH,
    summary: 'Take an own photo or place away',
    load: 'write',
    auth: 'member',
    body: null,
    answers: { 204: null },
    problems: [],
    handle: deleteAttachment,
  }),
];
