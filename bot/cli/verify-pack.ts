import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST, type Manifest } from '../../shared/evidence/manifest.ts';
import { chainOf, checkFiles, type FileVerdict, type Link, readManifest } from '../../shared/evidence/verify.ts';
import { digest } from '../evidence-files/make-pack.ts';
import type { Command } from './command.ts';

const MOST_LINES = 20;

const STATES: Readonly<Record<Exclude<FileVerdict['state'], 'whole'>, string>> = {
  changed: 'was changed',
  absent: 'is missing',
  strange: 'is none of the pack',
};
const LINKS: Readonly<Record<Link['link'], string>> = {
  first: 'the first pack of its unit',
  follows: 'follows the pack before it',
  unknown: 'follows a pack that is not here',
  broken: 'does NOT follow the pack before it',
};

/** Checks packs by their manifests alone: no store, no network. */
export const verifyPack: Command = {
  usage: 'verify-pack <folder or manifest.json> …',
  does: 'proves an evidence pack by its manifest, offline: which file and which line was changed; several show their chain',
  run: async (args, { say }) => {
    if (args.length === 0) throw new Error('which folder, or manifest.json?');
    const packs = await Promise.all(args.map(checkPack));
    for (const { lines } of packs) for (const line of lines) say(line);
    const chain = chainsOf(packs.flatMap(({ manifest }) => (manifest ? [manifest] : [])));
    for (const { manifest, link } of chain)
      say(`${manifest.unit.name} ${manifest.month} no. ${manifest.number}: ${LINKS[link]}`);
    const faults = packs.filter(({ whole }) => !whole).length + chain.filter(({ link }) => link === 'broken').length;
    if (faults > 0) throw new Error(`${faults} faults: not what was sealed`);
    say('every file is what was sealed');
  },
};

interface Checked {
  readonly lines: readonly string[];
  readonly manifest: Manifest | null;
  readonly whole: boolean;
}

async function checkPack(path: string): Promise<Checked> {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, MANIFEST) : path;
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  const verdict = await readManifest(readFileSync(file), digest);
  if ('fault' in verdict) {
    const why = verdict.fault === 'changed' ? 'was changed' : 'is no manifest of an evidence pack';
    return { lines: [`${file} ${why}`], manifest: null, whole: false };
  }
  const { manifest } = verdict;
  const folder = dirname(file);
  const files = new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== MANIFEST)
      .map(({ name }) => [name, readFileSync(join(folder, name))] as const),
  );
  const verdicts = await checkFiles(manifest, files, digest);
  const wrong = verdicts.filter(({ state }) => state !== 'whole');
  const lines = [
    `${manifest.unit.name} ${manifest.month} no. ${manifest.number}: hash ${manifest.hash}`,
    ...wrong.map((one) => `${join(folder, one.name)} ${told(one)}`),
  ];
  return { lines, manifest, whole: wrong.length === 0 };
}

/** What became of a file, after its name. */
export function told({ state, lines }: FileVerdict): string {
  if (state === 'whole') return 'is whole';
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
  return lines.length === 0
    ? STATES[state]
    : `${STATES[state]} in line ${lines.slice(0, MOST_LINES).join(', ')}${more}`;
}

/** Each unit has a chain of its own. */
function chainsOf(manifests: readonly Manifest[]): Link[] {
  return [...Map.groupBy(manifests, ({ unit }) => `${unit.code} ${unit.name}`).values()].flatMap((own) => chainOf(own));
}
