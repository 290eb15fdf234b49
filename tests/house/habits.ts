import { matches } from './arrows.ts';
import type { ModuleFacts } from './module-facts.ts';

const PRODUCT = ['bot/**', 'shared/**', 'liff/**'];
const ENTRIES = [
  'bot/node.ts',
  'bot/worker.ts',
  'bot/config.ts',
  'bot/cli/main.ts',
  'liff/this-page.ts',
  'liff/build/main.ts',
  'bot/build/main.ts',
];
/** Words that people read, the data by which what they type is read, and the names of the demo country. */
const THAI_ROOMS = [
  'shared/text/**',
  'shared/report/forms/**',
  'shared/report/quick-*.ts',
  'shared/people/**',
  'shared/thai/**',
  'shared/roster/**',
  'shared/calendar/months.ts',
  'bot/seed/**',
];

/** Laws 2 and 5 of the house: clock, randomness and environment come in by the entries; Thai stands in shared/text. */
export function brokenHabits(modules: readonly ModuleFacts[]): string[] {
  const product = modules.filter(({ path }) => matches(path, PRODUCT));
  const ambient = product
    .filter(({ path }) => !matches(path, ENTRIES))
    .flatMap((module) =>
      module.ambient.map(({ what, line }) => `${module.path}:${line} ${what} is injected, not read`),
    );
  const thai = product
    .filter(({ path }) => !matches(path, THAI_ROOMS))
    .flatMap((module) =>
      module.thai.map(({ what, line }) => `${module.path}:${line} Thai stands in shared/text (${what})`),
    );
  return [...ambient, ...thai];
}
