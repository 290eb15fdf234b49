import type { Month } from '../calendar/months.ts';
import type { Known, Particulars, Post } from './judge.ts';

/** What stood there before a line was applied: enough to put it back, and to see whether it has changed since. */
export type Before = Pick<Known, 'particulars' | 'posts'>;

/** A line as it is staged. */
export interface StagedLine extends Particulars {
  readonly action: string;
  readonly unitId: string;
  readonly villageId: string | null;
  readonly households: number | null;
  readonly standing: Post['standing'];
  readonly orderNo: string | null;
  readonly fromMonth: Month | null;
  readonly toMonth: Month | null;
  readonly endReason: string | null;
}

/** What stands there after it: the same rules as the statements of bot/db/queries/roster-import.ts. */
export function afterLine(before: Before, line: StagedLine): Before {
  const { givenName, familyName, birthDate, phone } = line;
  const particulars = line.action === 'leave' ? before.particulars : { givenName, familyName, birthDate, phone };
  const ended = before.posts.flatMap((post) => endPost(post, line));
  if (line.fromMonth === null) return { particulars, posts: ended };
  const begun: Post = {
    role: 'volunteer',
    unitId: line.unitId,
    fromMonth: line.fromMonth,
    toMonth: null,
    villageId: line.villageId,
    households: line.households,
    standing: line.standing,
    orderNo: line.orderNo,
    endReason: null,
  };
  const others = ended.filter((post) => keyOf(post) !== keyOf(begun));
  return { particulars, posts: [begun, ...others] };
}

/** Who moves or leaves is head volunteer there no more; a post that had not begun never was. */
function endPost(post: Post, { action, toMonth, endReason }: StagedLine): Post[] {
  if (toMonth === null || (action === 'change' && post.role !== 'volunteer')) return [post];
  if (post.fromMonth > toMonth) return [];
  return post.toMonth === null || post.toMonth > toMonth ? [{ ...post, toMonth, endReason }] : [post];
}

const keyOf = ({ role, unitId, fromMonth }: Post) => `${role} ${unitId} ${fromMonth}`;

/** As one text: equal texts are equal facts. */
export function factsText({ particulars: p, posts }: Before): string {
  const row = (post: Post) => [
    post.role,
    post.unitId,
    post.fromMonth,
    post.toMonth,
    post.villageId,
    post.households,
    post.standing,
    post.orderNo,
    post.endReason,
  ];
  const rows = posts.map(row).map((one) => JSON.stringify(one));
  return JSON.stringify([
    p.givenName,
    p.familyName,
    p.birthDate,
    p.phone,
    rows.toSorted().map((one) => JSON.parse(one)),
  ]);
}

/** @param text of factsText */
export function readFacts(text: string): Before {
  const [givenName, familyName, birthDate, phone, rows] = JSON.parse(text);
  const posts = (rows as (string | number | null)[][]).map((row) => {
    const [role, unitId, fromMonth, toMonth, villageId, households, standing, orderNo, endReason] = row;
    return { role, unitId, fromMonth, toMonth, villageId, households, standing, orderNo, endReason } as Post;
  });
  return { particulars: { givenName, familyName, birthDate, phone }, posts };
}
