import type { Config } from './config.ts';

export interface Links {
  readonly report: string;
  readonly points: string;
}

/** Where the mini-app's entries open: LIFF URLs when there are LIFF ids, else our own pages (an external browser). */
export function linksOf(liff: Config['liff'], publicUrl: string): Links {
  if (!liff) return { report: `${publicUrl}/liff/report`, points: `${publicUrl}/liff/points` };
  return { report: `${liff.baseUrl}/${liff.report}`, points: `${liff.baseUrl}/${liff.points}` };
}
