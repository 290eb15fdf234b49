import { createLink } from '../../browser/link/link.ts';
import { createPhone } from '../../browser/link/phone.ts';
import { BAD_2G, EDGE, type Profile, SLOW_3G } from '../../browser/link/profiles.ts';
import { type Sent, sendReport } from '../liff/send.ts';
import { type Visit, visit } from '../liff/visit.ts';
import { HOST, OWNERS, type World } from '../liff/world.ts';
import { figure, type Row } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import { spreadOf } from '../support/numbers.ts';

/** What a phone of this kind, on this signal, is promised. Source: issue 3, "Budgets", and frontend.md, section 3. */
interface Case {
  readonly profile: Profile;
  /** How many times slower than this machine: 4 a middling phone, 6 a cheap one. */
  readonly cpu: number;
  /** Seconds until the page is usable. */
  readonly first: number;
  readonly repeat: number | null;
  readonly sends: boolean;
}

const CASES: readonly Case[] = [
  { profile: SLOW_3G, cpu: 4, first: 3, repeat: null, sends: false },
  { profile: SLOW_3G, cpu: 6, first: 4, repeat: null, sends: false },
  { profile: EDGE, cpu: 4, first: 5.5, repeat: 4.5, sends: false },
  { profile: BAD_2G, cpu: 6, first: 12, repeat: 8, sends: true },
];
const WANTED = { requests: 2, blockedMs: 200, blockedAt: 4, sendSeconds: 5, sendBytes: 3 * 1024 };

interface Measured {
  readonly first: Visit;
  /** The server says that the page is still the one that the phone has. */
  readonly repeat: Visit;
  /** It is another one; scripts and fonts are not. */
  readonly changed: Visit;
  readonly sent: Sent | null;
}

/** The report page behind a shaped link: until usable, until signed in by LINE's own SDK, and one report on its way. */
export async function liffLink(world: World, { name, browser }: Sizes): Promise<Row[]> {
  const rows: Row[] = [];
  let owner = 0;
  for (const one of CASES.slice(0, browser.cases)) {
    const runs: Measured[] = [];
    for (let run = 0; run < browser.runs; run++) runs.push(await measure(world, one, owner++ % OWNERS));
    // A quick run shares the machine with other parts: its times are no promise.
    rows.push(...rowsOf(one, runs).map((row) => (name === 'full' ? row : { ...row, ok: null })));
  }
  return rows;
}

/** A phone that has never seen the page, and the same phone some time later. */
async function measure(world: World, { profile, cpu, sends }: Case, owner: number): Promise<Measured> {
  const link = createLink(profile);
  const doors = await Promise.all(world.hosts.map(async (host) => [host, await link.open(world.front.port)] as const));
  const phone = createPhone({ hosts: Object.fromEntries(doors), fingerprint: world.fingerprint });
  let sent: Sent | null = null;
  try {
    const visiting = { world, link, phone, owner, cpu };
    const first = await visit(visiting);
    const repeat = await visit(visiting);
    world.changed(true);
    const changed = await visit({
      ...visiting,
      ...(sends && {
        use: async (page) => {
          sent = await sendReport(page, link);
        },
      }),
    });
    return { first, repeat, changed, sent };
  } finally {
    world.changed(false);
    phone.remove();
    await link.stop();
  }
}

function rowsOf({ profile, cpu, first, repeat, sends }: Case, runs: readonly Measured[]): Row[] {
  const where = `report page, ${profile.name}, CPU ${cpu}×`;
  const firsts = runs.map((run) => run.first);
  const foreign = firsts.flatMap(({ before }) => before.filter((asked) => !asked.startsWith(`${HOST}/`)));
  const requests = Math.max(...firsts.map(({ before }) => before.length));
  const blocked = spreadOf(firsts.map((one) => one.blocked));
  return [
    secondsRow(`${where}, first visit`, firsts, first),
    secondsRow(
      `${where}, repeated visit, page unchanged`,
      runs.map((run) => run.repeat),
      repeat,
    ),
    secondsRow(
      `${where}, repeated visit, page changed`,
      runs.map((run) => run.changed),
      null,
    ),
    figure(`${where}, first visit: before it is usable`, `${requests} requests, ${foreign.length} to other hosts`, {
      baseline: `${kb(spreadOf(firsts.map((one) => one.beforeBytes)).median)} transferred`,
      wanted: `≤ ${WANTED.requests}, 0`,
      ok: requests <= WANTED.requests && foreign.length === 0,
    }),
    figure(
      `${where}, first visit: over the link until signed in`,
      `${kb(middle(firsts, 'down'))} down, ${kb(middle(firsts, 'up'))} up`,
    ),
    figure(`${where}, first visit: total blocking time`, `${Math.round(blocked.median)} ms`, {
      baseline: `${Math.round(blocked.least)}–${Math.round(blocked.most)} ms`,
      ...(cpu === WANTED.blockedAt && { wanted: `≤ ${WANTED.blockedMs} ms`, ok: blocked.median <= WANTED.blockedMs }),
      rounds: firsts.map((one) => one.blocked),
    }),
    ...(sends
      ? [
          sentRow(
            where,
            runs.flatMap(({ sent }) => sent ?? []),
          ),
        ]
      : []),
  ];
}

/** The least of the runs is what the model gives; the machine adds the rest (frontend.md, section 3). */
function secondsRow(row: string, visits: readonly Visit[], wanted: number | null): Row {
  const usable = spreadOf(visits.map((one) => one.usable / 1000));
  const signedIn = spreadOf(visits.map((one) => one.signedIn / 1000));
  return figure(`${row}: usable after (least / median)`, `${usable.least.toFixed(2)} / ${usable.median.toFixed(2)} s`, {
    baseline: `signed in ${signedIn.least.toFixed(1)} / ${signedIn.median.toFixed(1)} s`,
    ...(wanted !== null && { wanted: `≤ ${wanted.toFixed(1)} s`, ok: usable.median <= wanted }),
    rounds: visits.flatMap((one) => [one.usable, one.signedIn]),
  });
}

function sentRow(where: string, sent: readonly Sent[]): Row {
  const seconds = spreadOf(sent.map(({ ms }) => ms / 1000));
  const up = spreadOf(sent.map((one) => one.up));
  return figure(
    `${where}: a report from tap to receipt (least / median)`,
    `${seconds.least.toFixed(2)} / ${seconds.median.toFixed(2)} s, ${kb(up.median)} up`,
    {
      wanted: `≤ ${WANTED.sendSeconds} s, ≤ ${kb(WANTED.sendBytes)} up`,
      ok: seconds.median <= WANTED.sendSeconds && up.median <= WANTED.sendBytes,
      rounds: sent.flatMap((one) => [one.ms, one.up]),
    },
  );
}

function middle(visits: readonly Visit[], way: 'up' | 'down'): number {
  return spreadOf(visits.map(({ carried }) => carried[way])).median;
}

function kb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
