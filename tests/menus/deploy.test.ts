import { describe, expect, test } from 'vitest';
import { MENUS } from '../../bot/menus/definitions.ts';
import { stepsToGo } from '../../bot/menus/deploy.ts';
import { keptPicture, wantedMenus } from '../../bot/menus/wanted.ts';
import type { Fault } from '../simulator/mischief/outbound.ts';
import { menuStand, otherPicture } from './stand.ts';

const NAMES = MENUS.map(({ name }) => name);
const OURS = NAMES.map((name) => `vhv:${name}`).sort();

describe('the menu command', () => {
  test('on an empty channel makes, shows and links all menus', async () => {
    const stand = await menuStand();
    const { sim } = stand.bot;
    const early = await stand.register('early', 'DEMO-0001');
    const stranger = sim.user('stranger');
    await stranger.follow();
    expect(stand.seenBy(early)).toBeNull();
    await stand.deploy();
    expect(stand.names()).toEqual(OURS);
    expect(stand.seenBy(stranger)).toBe('vhv:guest');
    expect(stand.seenBy(early)).toBe('vhv:volunteer');
    expect([...sim.world.menus.aliases.keys()].sort()).toEqual(NAMES.map((name) => `vhv-${name}`).sort());
    for (const { bytes } of sim.world.menus.images.values()) expect(bytes.length).toBeGreaterThan(10_000);
    expect(stand.lines.map((line) => line.split(/[ ,]+/, 2).join(' '))).toEqual([
      ...NAMES.map((name) => `make ${name}`),
      ...NAMES.map((name) => `alias ${name}`),
      'default guest',
      'link volunteer',
      ...NAMES.map((name) => `finish ${name}`),
    ]);
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('run again asks and changes nothing', async () => {
    const stand = await menuStand();
    await stand.deploy();
    const before = stand.writes().length;
    expect(await stand.deploy()).toBe(0);
    expect(stand.writes().length).toBe(before);
  });

  test('dry, tells the steps and changes nothing', async () => {
    const stand = await menuStand();
    const steps = await stepsToGo(stand.deployment, await wantedMenus(keptPicture));
    expect(steps.map((step) => step.do)).toEqual([
      ...NAMES.map(() => 'make'),
      ...NAMES.map(() => 'alias'),
      'default',
      'link',
      ...NAMES.map(() => 'finish'),
    ]);
    expect(stand.writes()).toEqual([]);
  });

  test('with a new picture gives everybody the new menu, then deletes the old one', async () => {
    const stand = await menuStand();
    const { sim } = stand.bot;
    await stand.deploy();
    const old = [...sim.world.menus.menus.keys()];
    const somebody = await stand.register('somebody', 'DEMO-0002');
    await stand.bot.pass(2_000);
    // Holds our menu though the store does not know her: only LINE can relink her.
    const unknown = sim.user('unknown');
    await unknown.follow();
    unknown.person.richMenuId = somebody.person.richMenuId;
    await stand.deploy(otherPicture);
    expect(stand.names()).toEqual(OURS);
    expect(old.some((id) => sim.world.menus.menus.has(id))).toBe(false);
    expect(stand.seenBy(somebody)).toBe('vhv:volunteer');
    expect(stand.seenBy(unknown)).toBe('vhv:volunteer');
    expect(unknown.person.richMenuId).toBe(sim.world.menus.aliases.get('vhv-volunteer'));
    expect(stand.writes().filter((call) => call === 'POST /v2/bot/richmenu/batch')).toHaveLength(1);
    expect(await stand.deploy(otherPicture)).toBe(0);
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('leaves menus of others alone', async () => {
    const stand = await menuStand();
    const foreign = { size: { width: 800, height: 400 }, selected: false, chatBarText: 'x', areas: [] };
    const others = ['Menu of a campaign', 'vhv', 'vhv:other:0123456789abcdef', 'vhv:guest:hello'];
    for (const name of others) await stand.deployment.line.create({ ...foreign, name });
    await stand.deploy();
    await stand.deploy(otherPicture);
    expect(stand.names()).toEqual(expect.arrayContaining(['Menu of a campaign', 'vhv', 'vhv:guest:hello']));
    expect(stand.names()).toHaveLength(OURS.length + others.length);
  });

  test('stops with a clear line at a limit of LINE', async () => {
    const stand = await menuStand();
    stand.bot.sim.fail({ endpoint: 'POST /v2/bot/richmenu', fault: 'rate-limit' });
    await expect(stand.deploy()).rejects.toThrow(/create a menu: LINE's limit is reached .* run it again in an hour/);
  });

  test('links more people than LINE takes at once', async () => {
    const stand = await menuStand();
    const { store } = stand.bot;
    store.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
      insert into person (id, given_name, family_name) select 'many-' || i, 'x', 'y' from n`);
    store.exec(`insert into line_link (line_user_id, person_id, linked_at, notice_version)
      select 'U' || lower(hex(randomblob(16))), id, 1, '1' from person where id like 'many-%'`);
    await stand.deploy();
    expect(stand.writes().filter((call) => call === 'POST /v2/bot/richmenu/bulk/link')).toHaveLength(3);
  });
});

const FAULTS: readonly Fault[] = ['reset', 'error-after'];

describe.each(FAULTS)('a run that died by %s', (fault) => {
  test.each([0, 1, 2, 11, 12, 17, 18, 19])('at its change number %i, when new, is gone on with', async (after) => {
    const stand = await menuStand();
    const early = await stand.register('early', 'DEMO-0003');
    stand.bot.sim.fail({ endpoint: 'POST /v2/bot', after, fault });
    await expect(stand.deploy()).rejects.toThrow(/run it again/);
    stand.bot.sim.heal();
    await stand.deploy();
    expect(stand.names()).toEqual(OURS);
    expect(stand.seenBy(early)).toBe('vhv:volunteer');
    expect(await stand.deploy()).toBe(0);
  });

  test.each([0, 1, 2, 3, 11, 12, 13, 17, 18, 19])(
    'at its change number %i, with new pictures, is gone on with',
    async (after) => {
      const stand = await menuStand();
      await stand.deploy();
      const somebody = await stand.register('somebody', 'DEMO-0004');
      await stand.bot.pass(2_000);
      stand.bot.clock.advance(3_600_000);
      stand.bot.sim.fail({ endpoint: 'POST /v2/bot', after, fault });
      await expect(stand.deploy(otherPicture)).rejects.toThrow(/run it again/);
      stand.bot.sim.heal();
      await stand.deploy(otherPicture);
      expect(stand.names()).toEqual(OURS);
      expect(stand.seenBy(somebody)).toBe('vhv:volunteer');
      expect(await stand.deploy(otherPicture)).toBe(0);
    },
  );

  test.each([0, 1, 5])('after %i of its deletions is gone on with', async (after) => {
    const stand = await menuStand();
    await stand.deploy();
    stand.bot.sim.fail({ endpoint: 'DELETE', after, fault });
    await expect(stand.deploy(otherPicture)).rejects.toThrow(/run it again/);
    await stand.deploy(otherPicture);
    expect(stand.names()).toEqual(OURS);
  });
});
