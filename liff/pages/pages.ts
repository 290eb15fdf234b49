import type { ComponentType } from 'preact';
import type { TITLES } from '../../shared/text/tabs.ts';
import type { PageProps } from './page-props.ts';

export interface Page {
  readonly name: Exclude<keyof typeof TITLES, 'none'>;
  /** Shown before anybody registered. */
  readonly open: boolean;
  load(): Promise<ComponentType<PageProps>>;
}

const PAGES: readonly (Page & { readonly at: RegExp })[] = [
  { name: 'home', at: /^$/, open: true, load: () => import('./HomePage.tsx').then((m) => m.HomePage) },
  {
    name: 'points',
    at: /^points$/,
    open: false,
    load: () => import('./points/PointsPage.tsx').then((m) => m.PointsPage),
  },
  {
    name: 'my-reports',
    at: /^my-reports$/,
    open: false,
    load: () => import('./my-reports/MyReportsPage.tsx').then((m) => m.MyReportsPage),
  },
  {
    name: 'report',
    at: /^my-reports\/\d{4}-\d{2}$/,
    open: false,
    load: () => import('./my-reports/ReportPage.tsx').then((m) => m.ReportPage),
  },
  {
    name: 'profile',
    at: /^profile$/,
    open: false,
    load: () => import('./profile/ProfilePage.tsx').then((m) => m.ProfilePage),
  },
  {
    name: 'register',
    at: /^register(\/(code|card))?$/,
    open: true,
    load: () => import('./register/RegisterPage.tsx').then((m) => m.RegisterPage),
  },
  {
    name: 'call-list',
    at: /^call-list$/,
    open: false,
    load: () => import('./call-list/CallListPage.tsx').then((m) => m.CallListPage),
  },
  {
    name: 'staff',
    at: /^staff(\/[^/]+\/\d{4}-\d{2})?$/,
    open: false,
    load: () => import('./staff/StaffHomePage.tsx').then((m) => m.StaffHomePage),
  },
  {
    name: 'staff-reports',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/reports$/,
    open: false,
    load: () => import('./staff/QueuePage.tsx').then((m) => m.QueuePage),
  },
  {
    name: 'staff-report',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/reports\/[^/]+(\/return)?$/,
    open: false,
    load: () => import('./staff/StaffReportPage.tsx').then((m) => m.StaffReportPage),
  },
  {
    name: 'staff-trail',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/reports\/[^/]+\/trail$/,
    open: false,
    load: () => import('./staff/TrailPage.tsx').then((m) => m.TrailPage),
  },
  {
    name: 'staff-evidence',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/evidence$/,
    open: false,
    load: () => import('./staff/EvidencePage.tsx').then((m) => m.EvidencePage),
  },
  {
    name: 'staff-pack',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/evidence\/[^/]+$/,
    open: false,
    load: () => import('./staff/PackPage.tsx').then((m) => m.PackPage),
  },
  {
    name: 'staff-file-for',
    at: /^staff\/[^/]+\/\d{4}-\d{2}\/file(\/[^/]+){0,2}$/,
    open: false,
    load: () => import('./staff/FileForPage.tsx').then((m) => m.FileForPage),
  },
  {
    name: 'staff-roster',
    at: /^staff\/(areas\/)?[^/]+\/\d{4}-\d{2}\/roster$/,
    open: false,
    load: () => import('./staff/RosterPage.tsx').then((m) => m.RosterPage),
  },
  {
    name: 'staff-area',
    at: /^staff\/areas\/[^/]+\/\d{4}-\d{2}$/,
    open: false,
    load: () => import('./staff/AreaPage.tsx').then((m) => m.AreaPage),
  },
  {
    name: 'staff-lend',
    at: /^staff\/lend$/,
    open: false,
    load: () => import('./staff/lend/LendPage.tsx').then((m) => m.LendPage),
  },
  {
    name: 'staff-export',
    at: /^staff\/areas\/[^/]+\/\d{4}-\d{2}\/export$/,
    open: false,
    load: () => import('./staff/ExportPage.tsx').then((m) => m.ExportPage),
  },
  { name: 'help', at: /^help$/, open: true, load: () => import('./HelpPage.tsx').then((m) => m.HelpPage) },
  { name: 'privacy', at: /^privacy$/, open: true, load: () => import('./PrivacyPage.tsx').then((m) => m.PrivacyPage) },
];

/** The page behind an address under /liff; null when there is none. */
export function pageAt(path: string): Page | null {
  const rest = path.replace(/^\/liff\/?/, '').replace(/\/$/, '');
  return PAGES.find(({ at }) => at.test(rest)) ?? null;
}
