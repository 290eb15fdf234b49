import { budget } from './budget.ts';
import { callList } from './call-list.ts';
import { codes } from './codes.ts';
import type { Command } from './command.ts';
import { deadLetters } from './dead-letters.ts';
import { exportCommand } from './export.ts';
import { figures } from './figures.ts';
import { holiday } from './holiday.ts';
import { menu } from './menu.ts';
import { migrateCommand } from './migrate.ts';
import { quota } from './quota.ts';
import { roster } from './roster.ts';
import { rule } from './rule.ts';
import { schedule } from './schedule.ts';
import { seedCommand } from './seed.ts';
import { verify } from './verify.ts';
import { verifyPack } from './verify-pack.ts';
import { wave } from './wave.ts';

export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  seed: seedCommand,
  codes,
  roster,
  menu,
  'dead-letters': deadLetters,
  wave,
  budget,
  quota,
  schedule,
  rule,
  holiday,
  'call-list': callList,
  figures,
  verify,
  'verify-pack': verifyPack,
  export: exportCommand,
};

export function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, does }) => `  ${usage}\n      ${does}\n`);
  return `npm run cli -- <command>\n${lines.join('')}The store is DATABASE_URL (default file:data/vhv.sqlite).\n`;
}
