import type { LiffConfig, LiffEntry } from './config.ts';

export interface Links {
  readonly report: string;
  readonly points: string;
  readonly myReports: string;
  readonly profile: string;
  readonly register: string;
  readonly callList: string;
  readonly staff: string;
}

const PATHS: Readonly<Record<keyof Links, string>> = {
  report: '/report',
  points: '/points',
  myReports: '/my-reports',
  profile: '/profile',
  // From the chat she comes with her card: a code is typed there.
  register: '/register/card',
  callList: '/call-list',
  staff: '/staff',
};

/**
 * Where the mini-app's pages open: LIFF URLs when there are LIFF ids, else our own pages (an external browser). A page's
 * own LIFF app ends at that page; the common one ends at /liff, so that the path is said (LIFF then loads the page twice).
 * Where neither is given, another page's app stands in: from there each page is a tap away, and LINE vouches for her.
 */
export function linksOf(liff: LiffConfig | null, publicUrl: string): Links {
  const page = (name: keyof Links): string => {
    const path = PATHS[name];
    if (!liff) return `${publicUrl}/liff${path}`;
    const own = name in liff.own ? liff.own[name as LiffEntry] : null;
    if (own) return `${liff.baseUrl}/${own}`;
    return liff.common ? `${liff.baseUrl}/${liff.common}${path}` : `${liff.baseUrl}/${anyOf(liff)}`;
  };
  return {
    report: page('report'),
    points: page('points'),
    myReports: page('myReports'),
    profile: page('profile'),
    register: page('register'),
    callList: page('callList'),
    staff: page('staff'),
  };
}

/** A page below staff's first one. Where another page's app stands in for theirs, no path of its leads there. */
export function staffPage({ staff, register }: Links, path: string): string {
  return staff === register ? staff : `${staff}/${path}`;
}

/** The LIFF app that a page signs in with, by its path below /liff. */
export function liffIdOf(liff: LiffConfig | null, path: string): string | null {
  if (!liff) return null;
  const entries = Object.keys(liff.own) as LiffEntry[];
  const entry = entries.find((name) => path === PATHS[name] || path.startsWith(`${PATHS[name]}/`));
  return (entry && liff.own[entry]) ?? liff.common ?? anyOf(liff);
}

function anyOf({ common, own }: LiffConfig): string {
  return common ?? own.report ?? own.points ?? own.myReports ?? own.profile ?? own.staff ?? '';
}
