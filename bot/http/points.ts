import { type PointsAnswer, pointsAnswer } from '../../shared/api/points.ts';
import { readBook } from '../services/points/book.ts';
import { type Call, endpoint, type MemberWho, ok } from './endpoint.ts';
import { instantOf } from './report-shapes.ts';

const EMPTY: PointsAnswer = { balance: 0, pending: 0, debt: 0, expiring: [], entries: [], streak: 0 };

async function showPoints({ api: { db }, who: { member }, now }: Call<null, MemberWho>) {
  const book = await readBook(db, member, now);
  if (!book) return ok(EMPTY);
  const body: PointsAnswer = {
    ...book,
    expiring: book.expiring.map(({ points, at }) => ({ points, at: instantOf(at) })),
    entries: book.entries.map((entry) => ({ ...entry, at: instantOf(entry.at) })),
  };
  return ok(body);
}

export const pointEndpoints = [
  endpoint({
    method: 'GET',
    path: '/points',
    summary: 'The bank book: balance, what waits, what expires, all entries newest first',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: pointsAnswer },
    problems: [],
    handle: showPoints,
  }),
];
