import { expect, test } from 'vitest';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { until } from './phone.ts';
import { ELDER, LARVAE, MONTH, village } from './village.ts';

const [first] = FORM_2567_2.sections;
/** A form of the volunteer's own area: the first section of the built-in one. */
const LOCAL = { ...FORM_2567_2, version: 'local-1', sections: first ? [first] : [] };

async function withOwnForm() {
  const there = await village();
  const { store } = there.bot;
  store.prepare('insert into form_version (version, definition) values (?, ?)').run('local-1', JSON.stringify(LOCAL));
  store
    .prepare(
      `insert into form_use (area_id, from_month, version) select id, ?, 'local-1' from area where kind = 'unit'`,
    )
    .run(MONTH);
  return { ...there, her: await there.bot.register('ก', 'DEMO-0031') };
}

test('a form that is not built in comes from the server, and is there without signal from then on', async () => {
  const { her, phone, report } = await withOwnForm();
  const its = phone(her);
  const page = its.open();
  await until(page.form, (form) => form?.version === 'local-1');
  await page.idle();
  expect(page.form.value?.sections).toHaveLength(1);
  page.kill();

  its.always = 'no-signal';
  const offline = its.open();
  await offline.started;
  await offline.idle();
  expect(offline.form.value?.version).toBe('local-1');
  offline.set(ELDER, 4);
  await offline.idle();
  await offline.send();
  its.always = null;
  offline.fire('online');
  await until(offline.queue, ({ kind }) => kind === 'sent');
  expect((await report(her))?.versions[0]?.answers).toEqual({ [ELDER]: 4 });
});

test('what was typed on the built-in form before the server told stays, by the items that both ask', async () => {
  const { her, phone } = await withOwnForm();
  const its = phone(her);
  its.always = 'no-signal';
  const page = its.open();
  await page.started;
  page.set(ELDER, 4);
  page.set(LARVAE, 10);
  await page.idle();
  its.always = null;
  page.fire('online');
  await until(page.form, (form) => form?.version === 'local-1');
  await page.idle();
  expect(page.answers.value[ELDER]).toBe(4);
  await page.send();
  await until(page.queue, ({ kind }) => kind === 'sent');
});

test('a newer app is announced where the server has another build than the page, and only there', async () => {
  const there = await village({ miniApp: { appBuild: 'newer' } });
  const her = await there.bot.register('ก', 'DEMO-0031');
  for (const [app, newer] of [
    ['older', true],
    ['newer', false],
  ] as const) {
    const page = there.phone(her, { app }).open();
    expect(page.newerApp.value).toBe(false);
    await until(page.month, ({ sure }) => sure);
    expect(page.newerApp.value).toBe(newer);
  }
});
