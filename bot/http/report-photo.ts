import { Buffer } from 'node:buffer';
import { isProblem } from '../../shared/api/problems.ts';
import { one } from '../db/db.ts';
import { attachmentBody } from '../db/queries/attachment.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, type Refusal } from './endpoint.ts';
import { notInUnit, staffUnit } from './staff.ts';

async function showPhoto(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const unit = await staffUnit(call, 'report.read');
  if (isProblem(unit)) return unit;
  const { reportId = '', id = '' } = call.path;
  const found = await one(call.api.db, attachmentBody({ unitId: unit.id, reportId, id }));
  // Where she was stays with her: staff see pictures, no places.
  if (found?.kind !== 'photo') return notInUnit(call, 'report.read', unit);
  const bytes = new Uint8Array(Buffer.from(found.body, 'base64'));
  return { status: 200, bytes, headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' } };
}

/** Photos that came with a report, for whoever certifies it. */
export const reportPhotoEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/reports/{reportId}/photos/{id}',
    summary: 'A photo that came with a report (image/jpeg), for staff of its unit and above it.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: null },
    problems: ['not-found'],
    handle: showPhoto,
  }),
];
