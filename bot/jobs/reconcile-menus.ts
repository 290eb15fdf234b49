import { type Db, one } from '../db/db.ts';
import { jobState, keepJobState } from '../db/queries/menu-people.ts';
import { type AllWindows, type LinkedHolder, menuAt, ownWindows, readHolders } from '../menus/holders.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { linkByMenu, type MenuIds } from './link-menus.ts';
import { type MenuPorts, menuIds, readRollState } from './roll-menus.ts';

export const RECONCILE_MENUS = 'reconcile-menus';
/**
 * So many people in one run, which comes each minute: a hundred a second of the 2,000 that LINE takes (line-platform.md
 * §2.2). A country is through in three hours after its month has turned.
 */
const PEOPLE = 6_000;
const SLICE = 40;
/** After a pass it rests seven times as long as that took: a country's comes once a day, at the hour when the month turned. */
const REST = 7;
const LEAST_REST_MS = 60 * 60 * 1000;
const LONGEST_REST_MS = 24 * 60 * 60 * 1000;
/** A country. */
const STEPS = 100_000;

interface ReconcileState {
  /** The LINE user that was looked at last; null: the pass is over. */
  readonly after: string | null;
  /** When the pass began; when it is over, when the next one does, ms. */
  readonly at: number;
  /** The roll after which this pass began. */
  readonly rolls: number;
  readonly checked: number;
  readonly repaired: number;
}

export interface Looked {
  /** Where the next look begins; null: this was the last. */
  readonly next: string | null;
  readonly checked: number;
  readonly repaired: number;
}

/**
 * Looks which menu LINE shows to some of the people and links whose is another: LINE vouches for no bulk link
 * (line-platform.md §4.3). To link everybody anew by five hundreds would take fewer calls, but just those that nobody
 * vouches for; it would overwrite the menu of whoever reports meanwhile, and never know that anything was wrong. Each run
 * goes on where the last one ended; after each turn of the month, when all were linked in bulk, a pass begins at once.
 * Answers 'done': the rest waits for the next time.
 */
export async function reconcileMenus(ports: MenuPorts, pace: Pace = {}): Promise<'done' | 'more'> {
  const { db, clock, log } = ports;
  const [rolling, ids] = [await readRollState(db), await menuIds(db)];
  // In the middle of a roll nobody can say what LINE should show.
  if (ids.size === 0 || rolling?.roll) return 'done';
  let state = passAt(await readState(db), rolling?.rolls ?? 0, clock.now());
  if (state.after === null) return 'done';
  const windows = await ownWindows(db, clock.now());
  try {
    await inSteps(PEOPLE / SLICE, pace, async () => {
      const looked = await lookAtSome(ports, ids, windows, state.after ?? '');
      const { next } = looked;
      const [checked, repaired] = [state.checked + looked.checked, state.repaired + looked.repaired];
      if (next === null) log.info('menus.reconciled', { checked, repaired });
      const at = next === null ? endOfRest(state.at, clock.now()) : state.at;
      state = { ...state, after: next, at, checked, repaired };
      return { last: next === null };
    });
  } finally {
    await db.commit([keepJobState({ name: RECONCILE_MENUS, state: JSON.stringify(state) })]);
  }
  return 'done';
}

function endOfRest(begun: number, now: number): number {
  return now + Math.min(LONGEST_REST_MS, Math.max(LEAST_REST_MS, REST * (now - begun)));
}

/** The pass that is under way, the last one while it rests, or a new one: also where a clock was ahead that set the rest. */
function passAt(known: ReconcileState | null, rolls: number, now: number): ReconcileState {
  const rests = known !== null && now < known.at && known.at <= now + LONGEST_REST_MS;
  const begun = known?.rolls === rolls && (known.after !== null || rests) ? known : null;
  return begun ?? { after: '', at: now, rolls, checked: 0, repaired: 0 };
}

/** The whole pass at once, for an operator. */
export async function reconcileEverybody(
  ports: MenuPorts,
  progress: (done: Omit<Looked, 'next'>) => void,
): Promise<Omit<Looked, 'next'>> {
  const ids = await menuIds(ports.db);
  if (ids.size === 0) throw new Error('no menus yet; run menu without --reconcile first');
  if ((await readRollState(ports.db))?.roll) throw new Error('the month is just turning the menus; run it again later');
  const windows = await ownWindows(ports.db, ports.clock.now());
  let done = { checked: 0, repaired: 0 };
  let after = '';
  await inSteps(STEPS, {}, async () => {
    const looked = await lookAtSome(ports, ids, windows, after);
    done = { checked: done.checked + looked.checked, repaired: done.repaired + looked.repaired };
    progress(done);
    after = looked.next ?? '';
    return { last: looked.next === null };
  });
  return done;
}

async function readState(db: Db): Promise<ReconcileState | null> {
  const row = await one(db, jobState({ name: RECONCILE_MENUS }));
  return row?.state ? (JSON.parse(row.state) as ReconcileState) : null;
}

async function lookAtSome(ports: MenuPorts, ids: MenuIds, windows: AllWindows, after: string): Promise<Looked> {
  const { db, clock, log } = ports;
  const page = { since: 0, after, limit: SLICE, from: clock.now() };
  const { holders, next } = await readHolders(db, page);
  const shown = new Map(await Promise.all(holders.map((holder) => shownTo(ports, holder))));
  const differing = (found: readonly LinkedHolder[]) =>
    found
      .map((holder) => ({ lineUserId: holder.lineUserId, menu: menuAt(holder, windows, clock.now()) }))
      .filter(({ lineUserId, menu }) => {
        const id = shown.get(lineUserId);
        return id !== undefined && ids.has(menu) && id !== ids.get(menu);
      });
  // What differs is looked up again: she may have reported while LINE was being asked.
  const wrong = differing(holders).length > 0 ? differing((await readHolders(db, page)).holders) : [];
  const repaired = await linkByMenu(ports, ids, wrong);
  if (repaired > 0) log.warn('menus.repaired', { repaired });
  return { next, checked: shown.size, repaired };
}

/** The id of the menu that LINE shows her, null for everybody's; undefined: LINE did not say, the next pass asks again. */
async function shownTo({ line }: MenuPorts, { lineUserId }: LinkedHolder) {
  const told = await line.richMenuOf(lineUserId);
  if (told.kind === 'rate-limited') throw new Error('LINE has enough of being asked for menus');
  return [lineUserId, told.kind === 'told' ? told.id : undefined] as const;
}
