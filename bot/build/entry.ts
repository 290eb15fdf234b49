import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

export const ENTRY = 'worker-entry';
/**
 * gzip looks 32 KB back: words beside words, SQL beside SQL and talk beside talk make the bundle 4 KB smaller than the order
 * of first use.
 */
const ALIKE = [
  'shared/text/*.ts',
  'bot/db/queries/*.ts',
  'bot/messages/*.ts',
  'bot/conversation/topics/*.ts',
  'bot/conversation/*.ts',
];

/** bot/worker.ts, once what is alike has been named side by side. What it does not use of that falls out. */
export function alikeTogether(): Plugin {
  return {
    name: 'alike-together',
    resolveId: (id) => (id === ENTRY ? id : null),
    load(id) {
      if (id !== ENTRY) return null;
      const first = ALIKE.flatMap((pattern) => globSync(pattern).toSorted());
      const imports = first.map((path) => `import ${JSON.stringify(resolve(path))};\n`);
      return `${imports.join('')}export { default } from ${JSON.stringify(resolve('bot/worker.ts'))};\n`;
    },
  };
}
