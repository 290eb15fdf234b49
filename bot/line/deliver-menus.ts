import { EVERYBODYS_MENU, type MenuName } from '../../shared/reminders/menu.ts';
import { richMenus } from '../db/queries/menu.ts';
import { claimOutbox, settleOutbox } from '../db/queries/outbox.ts';
import type { Sent } from '../ports.ts';
import { menuOfErrand, type OutboxRow, type Sender } from './deliver.ts';

/** A bulk link has so long to be answered before another runner may take its errands. */
const CLAIM_MS = 15_000;
/** What a bulk link did not do is tried person by person. */
const AGAIN_MS = 2_000;

/**
 * Links many people's menus by one call for each menu instead of one for each person: on the last evening of a month errands
 * come faster than they can leave one by one. Answers the rows that must go one by one after all.
 * @param rows errands that nobody has tried, oldest first, at most 500
 */
export async function deliverMenus(sender: Sender, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const { db, clock } = sender;
  const now = clock.now();
  const ids = new Map((await db.rows(richMenus({}))).map((row) => [row.name, row.rich_menu_id]));
  const newest = new Map(rows.map((row) => [row.lane, row.id]));
  const alone: OutboxRow[] = [];
  const byMenu = new Map<MenuName, OutboxRow[]>();
  for (const row of rows) {
    const menu = menuOfErrand(row.notices, row.created_at, now);
    const together = menu !== null && ids.has(menu) && menu !== EVERYBODYS_MENU && newest.get(row.lane) === row.id;
    if (together) byMenu.set(menu, [...(byMenu.get(menu) ?? []), row]);
    else alone.push(row);
  }
  for (const [menu, some] of byMenu) await linkTogether(sender, ids.get(menu) ?? '', some);
  return alone;
}

async function linkTogether({ db, line, clock, count, log }: Sender, id: string, rows: readonly OutboxRow[]) {
  const runAt = clock.now() + CLAIM_MS;
  const results = await db.commit(
    rows.map((row) => claimOutbox({ lane: row.lane, id: row.id, attempts: 0, rendered: row.notices, runAt })),
  );
  const ours = rows.filter((_, index) => results[index]?.changes === 1);
  if (ours.length === 0) return;
  const sent = await line.linkRichMenus(
    ours.map(({ lane }) => lane),
    id,
  );
  count('menu', sent.kind);
  if (sent.kind !== 'accepted') log.warn('line.call', { kind: 'menu', outcome: sent.kind, people: ours.length });
  await db.commit(ours.map((row) => settled(row, sent, clock.now())));
}

function settled(row: OutboxRow, sent: Sent, now: number) {
  const done = sent.kind === 'accepted';
  return settleOutbox({
    lane: row.lane,
    id: row.id,
    held: 1,
    state: done ? 'sent' : 'waiting',
    attempts: 1,
    runAt: done ? now : now + AGAIN_MS,
    sentAt: done ? now : null,
    requestId: sent.requestId,
    error: done ? null : sent.kind,
  });
}
