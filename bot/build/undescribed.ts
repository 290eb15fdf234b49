import { relative } from 'node:path';
import type { Plugin } from 'vite';

const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`$]*`/.source;
const SUMMARY = new RegExp(`\\bsummary:\\s*(?:${TEXT})`, 'g');
/** What an operation answers, by status: for nobody but whoever describes it. */
const ANSWERS = /\banswers: \{ (\d{3}: \w+(?:, )?)+ \}/g;
const DESCRIBED = new RegExp(`\\.check\\(\\s*z\\.describe\\(\\s*(?:${TEXT})\\s*,?\\s*\\),?\\s*\\)`, 'g');

/** Of an operation's parameters the description alone asks: a call's own are read from its address. */
const QUERY = /\bquery: \{(?:[^{}]|\$\{[^{}]*\})*\},/g;

/**
 * What operations and their fields are for, and what they answer, stands in the description of /api, which a Worker reads
 * from a file (liff/build/main.ts): no need to carry words and shapes a second time.
 */
export function undescribed(): Plugin {
  return {
    name: 'undescribed',
    enforce: 'pre',
    transform: {
      order: 'pre',
      handler(code, id) {
        const path = relative('.', id);
        if (!/^(bot\/http|shared\/api)\/[^/]+\.ts$/.test(path)) return null;
        return { code: withoutWords(code), map: null };
      },
    },
  };
}

/** The code of endpoints or schemas without what describes them; its lines stay where they are. */
export function withoutWords(code: string): string {
  const lines = (found: string) => found.replaceAll(/[^\n]/g, '');
  return code
    .replaceAll(SUMMARY, (found) => `summary: ''${lines(found)}`)
    .replaceAll(ANSWERS, (found) => found.replaceAll(/: \w+(?=,| \})/g, ': null'))
    .replaceAll(DESCRIBED, lines)
    .replaceAll(QUERY, lines);
}
