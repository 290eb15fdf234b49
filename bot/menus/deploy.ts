import type { MenuName } from '../../shared/reminders/menu.ts';
import type { Db } from '../db/db.ts';
import { keepRichMenu, richMenus as keptMenus } from '../db/queries/menu.ts';
import { sha256 } from '../keys.ts';
import type { RichMenus } from '../line/rich-menu.ts';
import type { Clock } from '../ports.ts';
import { menuAt, ownWindows, readHolders } from './holders.ts';
import { type MenuState, planMenus, type Step, UNFINISHED } from './plan.ts';
import { menuAlias, type WantedMenu } from './wanted.ts';

export interface Deployment {
  readonly db: Db;
  readonly line: RichMenus;
  readonly clock: Clock;
  /** Waits so many ms. */
  readonly pause: (ms: number) => Promise<void>;
  /** One line for each step. */
  readonly say: (line: string) => void;
  readonly progress: (line: string) => void;
}

/** LINE's most for one bulk link. */
const CHUNK = 500;
/** Whoever registered while the old menu was being replaced may have got it a moment too late. */
const NEWCOMER_MS = 10 * 60_000;
const POLL_MS = 3_000;
const SLOWEST_POLL_MS = 30_000;
/** LINE may be asked 100 times an hour how far it is; so many are about half an hour. */
const MOST_POLLS = 60;

/** The steps that would bring LINE's menus to what they should be. Asks LINE, changes nothing. */
export async function stepsToGo({ db, line }: Deployment, wanted: readonly WantedMenu[]): Promise<Step[]> {
  return planMenus(wanted, await readState(db, line));
}

/** Takes those steps and answers how many there were. May be run again at any time, also after a run that died. */
export async function deployMenus(deployment: Deployment, wanted: readonly WantedMenu[]): Promise<number> {
  const state = await readState(deployment.db, deployment.line);
  const steps = planMenus(wanted, state);
  const ids = new Map([...state.kept].map(([name, { id }]) => [name, id]));
  for (const step of steps) {
    await take(deployment, step, ids);
    deployment.say(wordsOf(step, ids));
  }
  return steps.length;
}

async function readState(db: Db, line: RichMenus): Promise<MenuState> {
  const [menus, aliases, defaultId, kept] = await Promise.all([
    line.list(),
    line.aliases(),
    line.defaultId(),
    db.rows(keptMenus({})),
  ]);
  return {
    menus,
    aliases,
    defaultId,
    kept: new Map(kept.map((row) => [row.name as MenuName, { id: row.rich_menu_id, digest: row.digest }])),
  };
}

type MenuIds = Map<MenuName, string>;

const idOf = (ids: MenuIds, menu: WantedMenu) => ids.get(menu.definition.name) ?? '';

async function take(deployment: Deployment, step: Step, ids: MenuIds): Promise<void> {
  const { line } = deployment;
  switch (step.do) {
    case 'make': {
      const id = await line.create(step.menu.request);
      await line.upload(id, step.menu.png);
      // From here on whoever registers gets the new one.
      ids.set(step.menu.definition.name, id);
      return keep(deployment, step.menu, id, UNFINISHED);
    }
    case 'alias':
      return line.putAlias(menuAlias(step.menu.definition.name), idOf(ids, step.menu), step.exists);
    case 'default':
      return line.setDefault(idOf(ids, step.menu));
    case 'replace':
      return replace(
        deployment,
        step.links.map(({ from, menu }) => ({ from, to: idOf(ids, menu) })),
      );
    case 'link':
      return linkPeople(
        deployment,
        new Map(step.menus.map((menu) => [menu.definition.name, idOf(ids, menu)])),
        step.whom,
      );
    case 'finish':
      return keep(deployment, step.menu, idOf(ids, step.menu), step.menu.digest);
    case 'delete':
      return line.remove(step.id);
  }
}

async function keep({ db, clock }: Deployment, menu: WantedMenu, id: string, digest: string): Promise<void> {
  await db.commit([keepRichMenu({ name: menu.definition.name, richMenuId: id, digest, at: clock.now() })]);
}

/** Relinking goes on at LINE for seconds or more; the old menus must live until it is done. */
async function replace(deployment: Deployment, links: { from: string; to: string }[]): Promise<void> {
  const { line, pause, progress } = deployment;
  const requestId = await line.replace(links, `vhv-${(await sha256(JSON.stringify(links))).slice(0, 32)}`);
  for (let poll = 1; poll <= MOST_POLLS; poll++) {
    await pause(Math.min(POLL_MS * poll, SLOWEST_POLL_MS));
    const phase = await line.phase(requestId);
    if (phase === 'succeeded') return;
    if (phase === 'failed') throw new Error('LINE could not relink everybody; run it again, it goes on from here');
    progress(`relinking at LINE, asked ${poll} times`);
  }
  throw new Error('LINE is still relinking; run it again later, the old menus stay until then');
}

/** Each person by her state; who should hold none of these menus is left alone. */
async function linkPeople(deployment: Deployment, ids: MenuIds, whom: 'all' | 'newcomers'): Promise<void> {
  const { db, line, clock, progress } = deployment;
  const since = whom === 'all' ? 0 : clock.now() - NEWCOMER_MS;
  const windows = await ownWindows(db, clock.now());
  let linked = 0;
  for (let after: string | null = ''; after !== null; ) {
    const now = clock.now();
    const page = await readHolders(db, { since, after, limit: CHUNK, from: now });
    const wanted = page.holders.map((one) => [one.lineUserId, menuAt(one, windows, now)] as const);
    for (const [name, id] of ids) {
      const userIds = wanted.filter(([, menu]) => menu === name).map(([userId]) => userId);
      if (userIds.length > 0) await line.link(id, userIds);
      linked += userIds.length;
    }
    after = page.next;
    progress(`linked ${linked} people`);
  }
}

/** A line for the operator. Before its menu is made a step cannot name its id. */
export function wordsOf(step: Step, ids: ReadonlyMap<MenuName, string> = new Map()): string {
  if (step.do === 'delete') return `delete   ${step.title} ${step.id}`;
  if (step.do === 'link') return linkWords(step);
  if (step.do === 'replace') return `replace  ${step.links.map(({ from }) => from).join(', ')} for whoever holds it`;
  const { name } = step.menu.definition;
  const detail = {
    make: `${step.menu.request.name} ${ids.get(name) ?? ''}`,
    alias: menuAlias(name),
    default: 'for everybody without a menu of her own',
    finish: 'kept in the store',
  }[step.do];
  return `${step.do.padEnd(8)} ${name.padEnd(9)} ${detail}`.trimEnd();
}

function linkWords({ menus, whom }: Extract<Step, { do: 'link' }>): string {
  const names = menus.map(({ definition }) => definition.name).join(', ');
  return `link     ${names} ${whom === 'all' ? 'to everybody registered, by her state' : 'to who registered just now'}`;
}
