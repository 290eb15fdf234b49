import type { Command } from './command.ts';

/** Each is loaded when it is called: all of them take 30 MB and half a second, which an export of the nation feels. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  seed: async () => (await import('./seed.ts')).seedCommand,
  codes: async () => (await import('./codes.ts')).codes,
  roster: async () => (await import('./roster.ts')).roster,
  menu: async () => (await import('./menu.ts')).menu,
  'dead-letters': async () => (await import('./dead-letters.ts')).deadLetters,
  wave: async () => (await import('./wave.ts')).wave,
  budget: async () => (await import('./budget.ts')).budget,
  quota: async () => (await import('./quota.ts')).quota,
  schedule: async () => (await import('./schedule.ts')).schedule,
  rule: async () => (await import('./rule.ts')).rule,
  holiday: async () => (await import('./holiday.ts')).holiday,
  'call-list': async () => (await import('./call-list.ts')).callList,
  figures: async () => (await import('./figures.ts')).figures,
  verify: async () => (await import('./verify.ts')).verify,
  'verify-pack': async () => (await import('./verify-pack.ts')).verifyPack,
  export: async () => (await import('./export.ts')).exportCommand,
};

export async function help(): Promise<string> {
  const all = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = all.map(({ usage, does }) => `  ${usage}\n      ${does}\n`);
  return `npm run cli -- <command>\n${lines.join('')}The store is DATABASE_URL (default file:data/vhv.sqlite).\n`;
}
