import { createHash } from 'node:crypto';
import type { LiffConfig, LineConfig } from '../config.ts';

/** Where the LIFF SDK goes: its checks and keys, its words, and a dialog before login on Android (line-platform.md §5.7). */
const LIFF_CONNECT = ['https://api.line.me', 'https://liffsdk.line-scdn.net'];
const LIFF_SCRIPT = ['https://static.line-scdn.net'];

export interface PolicyOptions {
  /** Does the page load LINE's SDK? Demo pages do not. */
  readonly liff: boolean;
  /** Origins that may show the page in a frame: the stand-in's phone. */
  readonly framers: readonly string[];
}

/** A page's Content-Security-Policy: what stands in its HTML runs because of its hash, all else must be a file of ours. */
export function policyOf(html: string, { liff, framers }: PolicyOptions): string {
  const rules = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashes(html, 'script'), ...(liff ? LIFF_SCRIPT : [])],
    'style-src': ["'self'", ...hashes(html, 'style')],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(liff ? LIFF_CONNECT : [])],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': framers.length > 0 ? framers : ["'none'"],
  };
  return Object.entries(rules)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Of elements that carry their code themselves. */
function hashes(html: string, element: 'script' | 'style'): string[] {
  const found = html.matchAll(new RegExp(`<${element}(?:\\s(?![^>]*\\ssrc=)[^>]*)?>([\\s\\S]*?)</${element}>`, 'g'));
  return [...found]
    .map(([, code = '']) => code)
    .filter((code) => code !== '')
    .map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
}

/**
 * Origins that may show our pages in a frame: none, or the stand-in's in demo mode. Under both names of this machine, since
 * browsers take them for two.
 */
export function framersOf(demo: boolean, line: LineConfig, liff: LiffConfig | null): string[] {
  if (!demo) return [];
  const origins = [line.apiOrigin, ...(liff ? [liff.baseUrl] : [])].map((url) => new URL(url).origin);
  return [...new Set(origins.flatMap((origin) => [origin, twinOf(origin)]))];
}

function twinOf(origin: string): string {
  const [from, to] = origin.includes('//localhost') ? ['//localhost', '//127.0.0.1'] : ['//127.0.0.1', '//localhost'];
  return origin.replace(from, to);
}
