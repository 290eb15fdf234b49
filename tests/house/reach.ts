import { matches } from './arrows.ts';
import type { ModuleFacts } from './module-facts.ts';

/** Something that must not be downloaded with certain entries, however many files stand between. */
export interface Distance {
  readonly law: string;
  readonly from: readonly string[];
  readonly never: readonly string[];
}

/** zod weighs more than the whole report page on a weak signal; the form is checked by shared/report/answers.ts. */
const DISTANCES: readonly Distance[] = [
  {
    law: "liff's report entry never reaches zod",
    from: ['liff/main.tsx', 'liff/**/report*', 'liff/**/report/**', 'liff/offline/**'],
    never: ['npm:zod', 'npm:zod/**'],
  },
];

/** `law: a.ts → b.ts → npm:zod` for each entry from which static imports lead to what it must not reach. */
export function forbiddenRoads(modules: readonly ModuleFacts[], distances: readonly Distance[] = DISTANCES): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return distances.flatMap(({ law, from, never }) =>
    modules
      .filter(({ path }) => matches(path, from))
      .map(({ path }) => road(path, never, byPath))
      .filter((found) => found !== null)
      .map((found) => `${law}: ${found.join(' → ')}`),
  );
}

function road(start: string, never: readonly string[], byPath: ReadonlyMap<string, ModuleFacts>): string[] | null {
  const seen = new Set([start]);
  const open: string[][] = [[start]];
  for (let way = open.shift(); way; way = open.shift()) {
    for (const { target, kind } of byPath.get(way.at(-1) ?? '')?.imports ?? []) {
      if (kind !== 'value' || seen.has(target)) continue;
      if (matches(target, never)) return [...way, target];
      seen.add(target);
      open.push([...way, target]);
    }
  }
  return null;
}
