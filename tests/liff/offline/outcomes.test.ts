import { describe, expect, test } from 'vitest';
import { setState } from '../../http/support/reports.ts';
import { type Fate, until } from './phone.ts';
import { atHerPage, ELDER, LARVAE, MONTH, type Scene, village } from './village.ts';

/** She has typed; nothing is sent. */
async function typed(): Promise<Scene> {
  const scene = await atHerPage();
  scene.page.set(ELDER, 4);
  return scene;
}

/** Somebody else files for her, from another phone. */
async function fileElsewhere({ phone, her }: Scene, count: number): Promise<void> {
  const other = phone(her).open();
  await other.started;
  await other.idle();
  other.set(LARVAE, count);
  await other.send();
  await until(other.queue, ({ kind }) => kind === 'sent');
  other.kill();
}

test('a returned report goes again as it was, once', async () => {
  const { bot, its, her, page, report } = await typed();
  await page.send();
  await until(page.queue, ({ kind }) => kind === 'sent');
  setState(bot, her.me.id, 'returned');
  page.kill();
  const again = its.open();
  await again.started;
  await again.idle();
  expect(again.queue.value.kind).toBe('draft');
  for (let i = 0; i < 2; i++) {
    await again.send();
    await until(again.queue, ({ kind }) => kind === 'sent');
  }
  expect((await report(her))?.versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(its.posts).toHaveLength(2);
});

const isProblem = ({ kind }: { kind: string }) => kind === 'problem';

describe('what fails for now is sent later, once', () => {
  const later: [Fate, string][] = [
    ['no-signal', 'offline'],
    ['lost', 'offline'],
    ['hang', 'offline'],
    ['portal', 'portal'],
    ['error', 'online'],
    ['busy', 'online'],
  ];
  for (const [fate, net] of later)
    test(fate, async () => {
      const { her, its, page, report } = await typed();
      its.fates = [fate];
      await page.send();
      if (fate === 'hang') {
        await until(page.queue, ({ kind }) => kind === 'sending');
        await its.pass(60_000);
      }
      await until(page.queue, (queue) => queue.kind === 'waiting' && queue.tries === 1);
      await page.idle();
      expect(page.net.value).toBe(net);
      await its.pass(fate === 'busy' ? 19_999 : 3_999);
      expect(page.queue.value.kind).toBe('waiting');
      await its.pass(1);
      await until(page.queue, ({ kind }) => kind === 'sent');
      expect((await report(her))?.versions.map(({ answers }) => answers)).toEqual([{ [ELDER]: 4 }]);
      expect(new Set(its.posts.map((body) => JSON.parse(body).submissionId)).size).toBe(1);
      expect(page.net.value).toBe('online');
    });

  test('the wait doubles up to five minutes', async () => {
    const { its, page } = await typed();
    its.always = 'no-signal';
    await page.send();
    await page.idle();
    for (const [wait, tries] of [
      [4, 2],
      [8, 3],
      [16, 4],
      [32, 5],
      [64, 6],
      [128, 7],
      [256, 8],
      [300, 9],
      [300, 10],
    ]) {
      await its.pass((wait ?? 0) * 1000);
      expect(page.queue.value).toMatchObject({ kind: 'waiting', tries });
    }
  });

  test('a session that ended is opened again on the way', async () => {
    const { its, page } = await typed();
    its.fates = ['signed-out'];
    await page.send();
    await until(page.queue, ({ kind }) => kind === 'sent');
    expect(page.signIn.value.kind).toBe('signed');
  });

  test('a sign-in that found no signal is tried again by itself, also where the phone never says that it is back', async () => {
    const { bot, phone } = await village();
    const its = phone(await bot.register('ก', 'DEMO-0031'));
    its.always = 'no-signal';
    const page = its.open();
    await page.started;
    page.set(ELDER, 4);
    await page.send();
    await its.pass(4_000);
    expect(page.queue.value.kind).toBe('waiting');
    its.always = null;
    await its.pass(8_000);
    await until(page.queue, ({ kind }) => kind === 'sent');
  });

  test('the signal that comes back takes the place of the next try', async () => {
    const { bot, phone } = await village();
    const its = phone(await bot.register('ก', 'DEMO-0031'));
    its.always = 'no-signal';
    const page = its.open();
    await page.started;
    its.always = null;
    page.fire('online');
    await until(page.signIn, ({ kind }) => kind === 'signed');
    await page.idle();
    let asked = 0;
    its.line = async () => {
      asked += 1;
      return { kind: 'none' };
    };
    await its.pass(300_000);
    expect(asked).toBe(0);
  });

  test('the signal may go while the page still reads what the phone has', async () => {
    const { bot, phone } = await village();
    const page = phone(await bot.register('ก', 'DEMO-0031')).open();
    page.fire('offline');
    expect(page.net.value).toBe('offline');
  });

  test('the signal that is back is told also where nothing waits to be sent', async () => {
    const { page } = await atHerPage();
    page.fire('offline');
    expect(page.net.value).toBe('offline');
    page.fire('online');
    await until(page.net, (net) => net === 'online');
  });

  test('an answer from before the signal went does not say that it is there', async () => {
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { bot, phone } = await village();
    const page = phone(await bot.register('ก', 'DEMO-0031'), {
      async send(request) {
        const answer = await bot.app.fetch(request);
        if (request.url.endsWith('/api/months')) {
          asked.resolve();
          await held.promise;
        }
        return answer;
      },
    }).open();
    await asked.promise;
    page.fire('offline');
    held.resolve();
    await page.idle();
    expect(page.net.value).toBe('offline');
  });

  test('a copy that went when she left and never came says nothing when she is back', async () => {
    const { page, its } = await atHerPage();
    page.set(ELDER, 4);
    its.always = 'hang';
    page.fire('hide');
    await page.idle();
    its.always = null;
    page.fire('show');
    await page.idle();
    await its.pass(60_000);
    expect(page.net.value).toBe('online');
  });

  test('without a session it waits until she signs in', async () => {
    const { its, page, hold, her } = await typed();
    its.line = async () => ({ kind: 'none' });
    its.always = 'signed-out';
    await page.send();
    await until(page.signIn, ({ kind }) => kind === 'failed');
    await page.idle();
    expect(page.queue.value.kind).toBe('waiting');
    its.always = null;
    hold(its, her);
    page.fire('show');
    await until(page.queue, ({ kind }) => kind === 'sent');
  });
});

describe('what she must decide stops, and nothing is lost', () => {
  test('a newer version: send mine', async () => {
    const scene = await typed();
    await fileElsewhere(scene, 7);
    await scene.page.send();
    const stop = await until(scene.page.queue, isProblem);
    expect(stop).toMatchObject({ problem: { code: 'version-conflict', version: 1, theirs: { [LARVAE]: 7 } } });
    await scene.page.resolve('send-mine');
    await until(scene.page.queue, ({ kind }) => kind === 'sent');
    expect((await scene.report(scene.her))?.versions.map(({ answers }) => answers)).toEqual([
      { [ELDER]: 4 },
      { [LARVAE]: 7 },
    ]);
  });

  test('a newer version: take theirs, and back', async () => {
    const scene = await typed();
    await fileElsewhere(scene, 7);
    await scene.page.send();
    await until(scene.page.queue, isProblem);
    await scene.page.resolve('take-theirs');
    expect(scene.page.queue.value.kind).toBe('draft');
    expect(scene.page.answers.value).toEqual({ [LARVAE]: 7 });
    scene.page.undo();
    expect(scene.page.answers.value[ELDER]).toBe(4);
  });

  test('a newer version: back to the form, then send over it', async () => {
    const scene = await typed();
    await fileElsewhere(scene, 7);
    await scene.page.send();
    await until(scene.page.queue, isProblem);
    await scene.page.resolve('edit');
    expect(scene.page.queue.value.kind).toBe('draft');
    scene.page.set(LARVAE, 8);
    await scene.page.send();
    await until(scene.page.queue, ({ kind }) => kind === 'sent');
    expect((await scene.report(scene.her))?.versions[0]?.answers).toEqual({ [ELDER]: 4, [LARVAE]: 8 });
  });

  test('a certified report', async () => {
    const scene = await typed();
    await fileElsewhere(scene, 7);
    setState(scene.bot, scene.her.me.id, 'certified');
    await scene.page.send();
    expect(await until(scene.page.queue, isProblem)).toMatchObject({ problem: { code: 'report-certified' } });
    const again = scene.its.open();
    await again.started;
    await again.idle();
    expect(again.queue.value.kind).toBe('problem');
    expect(again.answers.value[ELDER]).toBe(4);
  });

  test('a number that the server refuses names its item', async () => {
    const { page } = await typed();
    page.set(LARVAE, 1000);
    await page.send();
    const stop = await until(page.queue, isProblem);
    expect(stop).toMatchObject({ problem: { code: 'invalid-answers', items: [LARVAE] } });
    await page.resolve('edit');
    page.set(LARVAE, 100);
    await page.send();
    await until(page.queue, ({ kind }) => kind === 'sent');
  });

  test('a month that closed meanwhile', async () => {
    const { its, page } = await typed();
    its.always = 'no-signal';
    await page.send();
    await page.idle();
    await its.pass(30 * 24 * 3_600_000);
    its.always = null;
    page.fire('online');
    await until(page.queue, (queue) => queue.kind === 'problem' && queue.problem.code === 'month-closed');
    expect(page.month.value.month).toBe(MONTH);
  });
});
