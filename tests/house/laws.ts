import { globSync, readFileSync } from 'node:fs';
import { brokenArrows } from './arrows.ts';
import { brokenHabits } from './habits.ts';
import { readModule } from './module-facts.ts';
import { forbiddenRoads } from './reach.ts';
import { brokenSizes } from './sizes.ts';

const ROOMS = '{bot,shared,liff,tests,bench,migrations}';

// The step "laws" of `npm run check`: prints each breach on a line of its own and ends with 1 when there is one.
const sources = globSync(`${ROOMS}/**/*.{ts,tsx,js,mjs,css,html,sql}`).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}));
const modules = sources
  .filter(({ path }) => /\.(tsx?|m?js)$/.test(path))
  .map(({ path, text }) => readModule(path, text));
const sizes = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));

const broken = [...brokenArrows(modules), ...forbiddenRoads(modules), ...brokenHabits(modules), ...brokenSizes(sizes)];
for (const line of broken) console.log(line);
console.log(`${modules.length} modules, ${broken.length} breaches`);
process.exitCode = broken.length > 0 ? 1 : 0;
