import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { digest, preparePack, sealPack } from '../../bot/evidence-files/make-pack.ts';
import { buildPack } from '../../bot/evidence-files/pack.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { MANIFEST } from '../../shared/evidence/manifest.ts';
import { FILE_WORDS } from '../../shared/text/pack-words.ts';
import { VERIFY } from '../../shared/text/verify-page.ts';
import { SIGNED, snapshotOf } from '../shared/evidence/pack-facts.ts';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf } from './support/pages.ts';
import { openStage, type Stage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

type Files = ReadonlyMap<string, Uint8Array>;
const built = () => buildPack(snapshotOf(30), SIGNED, { digest, verifyUrl: 'https://vhv.example/verify' });

/** Drops them onto the page, as from a folder. */
const choose = (page: Page, files: Files, names = [...files.keys()]) =>
  page
    .locator('#files')
    .setInputFiles(
      names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(files.get(name) ?? []) })),
    );
const verdict = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

async function visit(stage: Stage, { width = 1280, hash = '', dark = false } = {}) {
  const kind = { viewport: { width, height: 800 }, colorScheme: dark ? ('dark' as const) : ('light' as const) };
  const { page, refused } = await stage.phone(browser, { kind });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`${stage.origin}/verify${hash && `#${hash}`}`);
  await page.getByText(VERIFY.stays).waitFor();
  return { page, refused, sent };
}

describe('the page that checks evidence', () => {
  test('tells whole from changed, and names the line; no file leaves the machine', async () => {
    const stage = await openStage();
    const { files, hash } = await built();
    const { page, refused, sent } = await visit(stage);
    await choose(page, files, ['report.csv']);
    await verdict(page, VERIFY.needManifest);
    await choose(page, files, [MANIFEST]);
    await verdict(page, VERIFY.part(['reports.jsonl', 'report.xlsx', 'report.pdf']));
    await choose(page, files);
    // Its files agree, and anybody can make files that agree: only who made them says that they are evidence.
    await verdict(page, VERIFY.strangers);
    await verdict(page, VERIFY.system.unknown);
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get('report.csv')).split('\r\n');
    const forged = csv.with(6, `${csv[6]}x`).join('\r\n');
    await choose(page, new Map([['report.csv', new TextEncoder().encode(forged)]]));
    await verdict(page, VERIFY.not([VERIFY.changedLines('report.csv', VERIFY.lines([7]))]));
    await page.getByText(`${VERIFY.states.changed} ${VERIFY.lines([7])}`).waitFor();
    await page.getByRole('button', { name: VERIFY.again }).click();
    await choose(page, new Map([[MANIFEST, new TextEncoder().encode('{}')]]));
    await verdict(page, VERIFY.manifestFaults['not-a-manifest']);
    const asked = sent.filter((one) => !one.endsWith('/verify') && !one.includes('data:'));
    expect(new Set(asked)).toEqual(new Set([`GET /api/evidence/${hash}`]));
    expect(refused).toEqual([]);
  });

  test('goes on without a network once it is open, and holds the paper against the files', async () => {
    const stage = await openStage();
    const { files, hash } = await built();
    const { page } = await visit(stage, { hash });
    await page.context().setOffline(true);
    await choose(page, files);
    await verdict(page, VERIFY.same);
    await verdict(page, VERIFY.paper);
    await verdict(page, VERIFY.system.offline);
    const other = await visit(stage, { hash: 'ab'.repeat(32) });
    await choose(other.page, files);
    await verdict(other.page, VERIFY.not([VERIFY.otherPaper]));
  });

  test('says that the system knows a pack that was made here', async () => {
    const stage = await openStage();
    const { store, clock } = stage.bot;
    const db = openSqlite(store.name);
    onTestFinished(() => db.close());
    const place = { db, unitId: 'demo-unit', now: clock.now() };
    const officer = (n: number) => ({ id: `demo-staff-${n}`, name: `เจ้าหน้าที่ ${n}`, role: 'รพ.สต.' });
    const wish = { month: '2026-10', money: null, reason: null, packId: 'pack-1' };
    const prepared = await preparePack(place, wish, officer(1));
    if (isProblem(prepared)) throw new Error(prepared.problem);
    const verifyUrl = `${stage.origin}/verify`;
    const sealed = await sealPack(place, { packId: 'pack-1', hash: prepared.hash, verifyUrl }, officer(2));
    if (isProblem(sealed)) throw new Error(sealed.problem);
    const row = store.prepare('select manifest from evidence_pack').get() as { manifest: string };
    const { page } = await visit(stage, { hash: sealed.hash });
    await choose(page, new Map([[MANIFEST, new TextEncoder().encode(row.manifest)]]));
    await verdict(page, VERIFY.system.known);
    await choose(page, new Map([['report.csv', new Uint8Array(1)]]));
    await verdict(page, VERIFY.not([VERIFY.changedLines('report.csv', VERIFY.lines([1]))]));
    await verdict(page, VERIFY.system.butFiles);
    expect(await page.locator('.good:not(.note)').count()).toBe(0);
  });

  test.each([
    [320, false],
    [390, true],
    [1280, false],
  ])('has no faults at %i px, dark %s', async (width, dark) => {
    const stage = await openStage();
    const { files, hash } = await built();
    const { page } = await visit(stage, { width, dark, hash });
    expect(await faultsOf(page)).toEqual([]);
    await choose(page, new Map([...files, ['constructor', new Uint8Array(1)]]));
    await verdict(page, VERIFY.system.unknown);
    // An office knows a file by what it is for; a foreign one has its name alone.
    await page.getByRole('rowheader', { name: `${FILE_WORDS['report.pdf']} report.pdf`, exact: true }).waitFor();
    await page.getByRole('rowheader', { name: 'constructor', exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/verify-${width}-${dark}.png`, fullPage: true });
  });
});
