import { expect, test } from 'vitest';
import type { Page, Phone } from './phone.ts';
import { until } from './phone.ts';
import { ELDER, LARVAE, type Village, type Volunteer, village } from './village.ts';

async function opened(phone: Phone): Promise<Page> {
  const page = phone.open();
  await page.started;
  await page.idle();
  return page;
}
/** LINE answers only when the test says so. */
function slowLine(phone: Phone) {
  const { line } = phone;
  const answer = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  phone.line = async () => {
    asked.resolve();
    await answer.promise;
    return line();
  };
  return { asked: asked.promise, answer: answer.resolve };
}

const isSent = ({ kind }: { kind: string }) => kind === 'sent';
const versions = async (there: Village, of: Volunteer) =>
  (await there.report(of))?.versions.map(({ answers }) => answers) ?? [];

for (const locks of [true, false])
  test(`two tabs that send four times each deliver once, ${locks ? 'with' : 'without'} the browser's locks`, async () => {
    const there = await village();
    const her = await there.bot.register('ก', 'DEMO-0031');
    const its = there.phone(her);
    its.locks = locks;
    const one = await opened(its);
    one.set(ELDER, 4);
    await one.idle();
    const two = await opened(its);
    expect(two.answers.value).toEqual({ [ELDER]: 4 });
    await Promise.all([one, two, one, two, one, two, one, two].map((page) => page.send()));
    // The tab that was turned away looks again after some seconds.
    for (let i = 0; i < 3; i++) {
      await one.idle();
      await two.idle();
      await its.pass(10_000);
    }
    await until(one.queue, isSent);
    await until(two.queue, isSent);
    expect(its.posts).toHaveLength(1);
    expect(await versions(there, her)).toEqual([{ [ELDER]: 4 }]);
  });

test.each([
  ['has its receipt', 'ok', 1],
  ['is under way', 'lost', 2],
] as const)('what another tab sent and %s is not sent again by the tab that typed the same', async (_, fate, posts) => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const [one, two] = [await opened(its), await opened(its)];
  for (const tab of [one, two]) {
    tab.set(ELDER, 4);
    await tab.idle();
  }
  its.fates = [fate];
  await one.send();
  await one.idle();
  expect(one.queue.value.kind).toBe(fate === 'ok' ? 'sent' : 'waiting');
  expect(two.queue.value.kind).toBe('draft');
  await two.send();
  await two.idle();
  await its.pass(10_000);
  const [first, second] = await Promise.all([until(one.queue, isSent), until(two.queue, isSent)]);
  expect(second).toEqual(first);
  expect(its.posts).toHaveLength(posts);
  expect(await versions(there, her)).toEqual([{ [ELDER]: 4 }]);
});

test('a tab that typed more sends a further version, and neither is lost', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const one = await opened(its);
  one.set(ELDER, 4);
  await one.idle();
  const two = await opened(its);
  two.set(LARVAE, 10);
  await two.idle();
  await one.send();
  await until(one.queue, isSent);
  await two.send();
  await two.idle();
  // Should the first tab have been at it still, the second looks again after some seconds.
  await its.pass(10_000);
  await until(two.queue, isSent);
  expect(await versions(there, her)).toEqual([{ [ELDER]: 4, [LARVAE]: 10 }, { [ELDER]: 4 }]);
});

test('the killed page loses nothing, wherever it was', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  for (let n = 1; ; n++) {
    const its = there.phone(her);
    const page = await opened(its);
    const before = (await versions(there, her)).length;
    page.set(LARVAE, n);
    await page.idle();
    page.life.endAt(n);
    void page.send().catch(() => {});
    await page.idle();
    const done = page.life.alive();
    page.kill();
    await new Promise((resolve) => setImmediate(resolve));
    const again = await opened(its);
    expect(again.answers.value[LARVAE]).toBe(n);
    if (again.queue.value.kind === 'draft') await again.send();
    await until(again.queue, isSent);
    expect(await versions(there, her)).toHaveLength(before + 1);
    expect((await versions(there, her))[0]).toEqual({ [LARVAE]: n });
    again.kill();
    if (done) return expect(n).toBeGreaterThan(5);
  }
});

test('another person on the phone sees and sends nothing of hers', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const him = await there.bot.register('ข', 'DEMO-0032');
  const its = there.phone(her);
  const hers = await opened(its);
  hers.set(ELDER, 4);
  its.fates = ['no-signal'];
  await hers.send();
  await hers.idle();
  hers.kill();

  there.hold(its, him);
  const his = await opened(its);
  await until(his.who, ({ id }) => id === him.me.id);
  expect(his.answers.value).toEqual({});
  expect(his.queue.value.kind).toBe('draft');
  his.set(LARVAE, 2);
  await his.send();
  await until(his.queue, isSent);
  expect(await versions(there, him)).toEqual([{ [LARVAE]: 2 }]);
  expect(await versions(there, her)).toEqual([]);
  his.kill();

  there.hold(its, her);
  const back = await opened(its);
  await until(back.queue, isSent);
  expect(await versions(there, her)).toEqual([{ [ELDER]: 4 }]);
});

test('what was typed before anybody was known goes to who signs in, once', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const line = slowLine(its);
  const page = its.open();
  await until(page.save, (save) => save === 'empty');
  page.set(ELDER, 4);
  await page.send();
  expect(page.queue.value.kind).toBe('waiting');
  await line.asked;
  line.answer();
  await until(page.queue, isSent);
  expect(await versions(there, her)).toEqual([{ [ELDER]: 4 }]);
});

test('what he types while the page takes him for her becomes his own', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const him = await there.bot.register('ข', 'DEMO-0032');
  const its = there.phone(her);
  const hers = await opened(its);
  hers.set(ELDER, 4);
  await hers.idle();
  hers.kill();

  there.hold(its, him);
  const line = slowLine(its);
  const his = its.open();
  await until(his.save, (save) => save === 'saved');
  his.set(LARVAE, 2);
  await line.asked;
  line.answer();
  await until(his.who, ({ id }) => id === him.me.id);
  await his.idle();
  expect(his.answers.value).toEqual({ [LARVAE]: 2 });
  his.kill();

  there.hold(its, her);
  const back = await opened(its);
  expect(back.answers.value).toEqual({ [ELDER]: 4 });
});
