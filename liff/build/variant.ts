import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { formForPhone } from '../../shared/report/phone-form.ts';

/** Two builds of the same pages: `demo` signs in with the stand-in's token and never reaches a host of LINE. */
export interface Variant {
  readonly demo: boolean;
  readonly app: string;
}

/** Everything that a build is made of. The same id means the same bytes, so a build that carries it is not made again. */
export function appId(): string {
  const hash = createHash('sha256');
  const sources = globSync('{liff,shared}/**/*.{ts,tsx,css,html}').map((path) => path.replaceAll('\\', '/'));
  for (const path of [...sources.toSorted(), 'package-lock.json']) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}

/** What the report page does not read of a form whose screens have names: 0.4 KB of its first file. */
const UNREAD = new Set(['words', 'typical', 'usual', 'no', 'source', 'title']);

/** Constants of the pages; liff/env.d.ts declares them. */
export function constants({ demo, app }: Variant): Record<string, string> {
  return {
    __DEMO__: String(demo),
    __APP__: JSON.stringify(app),
    __FORM__: JSON.stringify(formForPhone(FORM_2567_2), (key, value) => (UNREAD.has(key) ? undefined : value)),
  };
}
