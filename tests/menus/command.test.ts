import { expect, test } from 'vitest';
import { MENUS } from '../../bot/menus/definitions.ts';
import { operator } from '../cli/support/operator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { MID_MONTH } from '../support/demo-store.ts';
import { scratchFolder, startServer } from '../support/server.ts';
import { menuStand } from './stand.ts';

test('npm run cli -- menu works from the environment', async () => {
  const stand = await menuStand();
  const env = {
    DATABASE_URL: `file:${stand.bot.file}`,
    LINE_CHANNEL_SECRET: CHANNEL_SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
    LINE_API_ORIGIN: stand.bot.sim.url,
    LINE_DATA_API_ORIGIN: stand.bot.sim.url,
  };
  const { run } = operator(env, { clock: stand.bot.clock });
  expect((await run('menu', '--dry-run')).at(-1)).toBe('20 steps to go; nothing was changed');
  expect(stand.names()).toEqual([]);
  expect((await run('menu')).at(-1)).toBe('the menus are up to date, 20 steps');
  expect(stand.names()).toEqual(MENUS.map(({ name }) => `vhv:${name}`).sort());
  expect((await run('menu')).at(-1)).toBe('the menus are up to date, nothing to do');
  const she = await stand.register('she', 'DEMO-0001');
  await stand.bot.pass(2_000);
  she.person.richMenuId = null;
  expect((await run('menu', '--reconcile')).at(-1)).toBe('people looked at: 1; menus repaired: 1');
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
});

test('npm run cli -- menu without LINE settings says what is missing', async () => {
  const stand = await menuStand();
  const run = operator({ DATABASE_URL: `file:${stand.bot.file}`, DEMO: '0' }).run('menu');
  await expect(run).rejects.toThrow('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN: missing');
});

test('the demo shows its menus on its own phone at once, also when started again', async () => {
  const folder = scratchFolder();
  for (const _ of ['first start', 'second start']) {
    const server = await startServer({
      DATABASE_URL: `file:${folder.path}/vhv.sqlite`,
      CLOCK: new Date(MID_MONTH).toISOString(),
    });
    await expect.poll(() => server.log.some((line) => line.includes('"demo-menus.shown"'))).toBe(true);
    const origin = new URL(server.phone ?? '').origin;
    const answer = await fetch(`${origin}/v2/bot/user/all/richmenu`, {
      headers: { authorization: 'Bearer demo-channel-access-token' },
    });
    expect(await answer.json()).toMatchObject({ richMenuId: expect.stringContaining('richmenu-') });
    expect(await server.stop()).toBe(0);
  }
  folder.remove();
});
