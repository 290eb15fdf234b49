import { onTestFinished } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { richMenus } from '../../bot/line/rich-menu.ts';
import { type Deployment, deployMenus } from '../../bot/menus/deploy.ts';
import { keptPicture, type Picture, wantedMenus } from '../../bot/menus/wanted.ts';
import { OPENAPI_DIR } from '../platform/support/stand.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { ACCESS_TOKEN } from '../support/app.ts';
import { startBot, type TestBot } from '../support/bot.ts';

export interface MenuStand {
  readonly bot: TestBot;
  readonly deployment: Deployment;
  /** What the command says, a line for each step. */
  readonly lines: string[];
  deploy(picture?: Picture): Promise<number>;
  /** Names of the menus at LINE, without their digests, sorted. */
  names(): string[];
  /** The menu that she sees, by name. */
  seenBy(user: SimUser): string | null;
  /** Calls that asked LINE to change something. */
  writes(): string[];
  /** A friend who registers with this code of the demo. */
  register(name: string, code: string): Promise<SimUser>;
}

/** Another picture of the same size: menus with it are other menus. */
export const otherPicture: Picture = (name) => keptPicture(name === 'guest' ? 'volunteer' : 'guest');

const nameOf = (title: string | undefined) => title?.replace(/:[0-9a-f]{16}$/, '') ?? null;

/** Bot, store and stand-in, judged by LINE's OpenAPI files too where this machine has them. */
export async function menuStand(start?: number): Promise<MenuStand> {
  const bot = await startBot({ sim: { openapiDir: OPENAPI_DIR }, ...(start !== undefined && { start }) });
  const db = openSqlite(bot.file);
  onTestFinished(() => db.close());
  const { sim, clock } = bot;
  const line = richMenus({ channelAccessToken: ACCESS_TOKEN, apiOrigin: sim.url, dataApiOrigin: sim.url });
  const lines: string[] = [];
  const pause = async (ms: number) => clock.advance(ms);
  const deployment = { db, line, clock, pause, say: (text: string) => lines.push(text), progress: () => {} };
  const { menus } = sim.world;
  return {
    bot,
    deployment,
    lines,
    deploy: async (picture = keptPicture) => deployMenus(deployment, await wantedMenus(picture)),
    names: () => [...menus.menus.values()].map(({ name }) => nameOf(name) ?? '').sort(),
    seenBy: ({ person }) => nameOf(menus.menus.get(person.richMenuId ?? menus.defaultId ?? '')?.name),
    writes: () =>
      sim.calls
        .filter(({ method, path }) => method !== 'GET' && path.includes('richmenu'))
        .map(
          ({ method, path }) => `${method} ${path.replace(/richmenu-\w+/, ':id').replace(/U[0-9a-f]{32}/, ':user')}`,
        ),
    async register(name, code) {
      const user = sim.user(name);
      await user.follow();
      await user.says(`ลงทะเบียน ${code}`);
      await bot.settle();
      await user.says('ใช่ ฉันเอง');
      await bot.settle();
      return user;
    },
  };
}
