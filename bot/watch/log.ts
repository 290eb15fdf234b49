import type { Clock, Log, LogFields } from '../ports.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** Structured JSON lines in UTC. Whoever adds a field takes care that it is no personal data (design.md, law 9). */
export function jsonLog(clock: Clock, write: (line: string) => void, least: Level): Log {
  const from = LEVELS.indexOf(least);
  const at = (level: Level) => (event: string, fields?: LogFields) => {
    if (LEVELS.indexOf(level) < from) return;
    write(JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...fields }));
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
