import { matchesGlob } from 'node:path';
import type { Import, ImportKind, ModuleFacts } from './module-facts.ts';

/** One direction of the arrows in design.md. Globs over targets as in `Import.target`. */
export interface Arrow {
  readonly law: string;
  readonly from: readonly string[];
  readonly except?: readonly string[];
  /** Everything else is refused. */
  readonly only?: readonly string[];
  readonly never?: readonly string[];
  /** Kinds of import that the law lets pass, because they leave nothing at run time or load on demand. */
  readonly lets?: readonly ImportKind[];
}

const WEB = ['npm:hono', 'npm:hono/**', 'npm:@hono/**'];
const LINE_KIT = ['npm:@line/bot-sdk', 'npm:@line/bot-sdk/**'];
const DRIVERS = ['npm:better-sqlite3', 'npm:pg', 'npm:pg/**'];

const ARROWS: readonly Arrow[] = [
  {
    law: 'shared imports nothing but zod and itself',
    from: ['shared/**'],
    only: ['shared/**', 'npm:zod', 'npm:zod/**'],
  },
  {
    law: 'services and conversation know no web, no LINE kit, no driver and no Node',
    from: ['bot/services/**', 'bot/conversation/**'],
    never: [...WEB, ...LINE_KIT, ...DRIVERS, 'node:**'],
  },
  {
    law: 'conversation is pure: no services, no store, no LINE client',
    from: ['bot/conversation/**'],
    never: ['bot/services/**', 'bot/db/**', 'bot/line/**'],
  },
  { law: 'messages take only types from the LINE kit', from: ['bot/messages/**'], never: LINE_KIT, lets: ['type'] },
  {
    law: 'calls to LINE know nothing of how menus are drawn and planned',
    from: ['bot/line/**'],
    never: ['bot/menus/**'],
  },
  {
    law: 'liff never imports bot, tests or Node',
    from: ['liff/**'],
    // The build runs on Node and puts nothing of itself into a page.
    except: ['liff/build/**'],
    never: ['bot/**', 'tests/**', 'node:**'],
  },
  {
    law: 'only bot/db/sqlite.ts and bot/db/postgres.ts import drivers',
    from: ['bot/**'],
    except: ['bot/db/sqlite.ts', 'bot/db/postgres.ts'],
    never: DRIVERS,
  },
  {
    law: 'nothing in bot imports tests, but for bot/node.ts on demand',
    from: ['bot/**'],
    except: ['bot/node.ts'],
    never: ['tests/**'],
  },
  {
    law: 'nothing but the command line itself imports its commands',
    from: ['bot/**'],
    except: ['bot/cli/**'],
    never: ['bot/cli/**'],
  },
  {
    law: 'bot/node.ts loads the stand-in on demand only',
    from: ['bot/node.ts'],
    never: ['tests/**'],
    lets: ['dynamic'],
  },
  {
    law: 'a dynamic import names its file',
    from: ['bot/**', 'liff/**', 'shared/**'],
    // It runs every file with statements, to write them down.
    except: ['bot/build/**'],
    never: ['?'],
  },
];

/** `file:line law (target)` for each import that goes against an arrow. */
export function brokenArrows(modules: readonly ModuleFacts[], arrows: readonly Arrow[] = ARROWS): string[] {
  return modules.flatMap(({ path, imports }) =>
    arrows
      .filter((arrow) => matches(path, arrow.from) && !matches(path, arrow.except ?? []))
      .flatMap((arrow) =>
        imports.filter((one) => breaks(one, arrow)).map((one) => `${path}:${one.line} ${arrow.law} (${one.target})`),
      ),
  );
}

function breaks({ target, kind }: Import, { only, never, lets }: Arrow): boolean {
  if (lets?.includes(kind)) return false;
  return (only !== undefined && !matches(target, only)) || matches(target, never ?? []);
}

export function matches(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matchesGlob(path, glob));
}
