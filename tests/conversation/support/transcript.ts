import type { messagingApi } from '@line/bot-sdk';
import { textOf } from '../../../bot/messages/alt-text.ts';
import { fillRest } from '../../../shared/report/answers.ts';
import { actionsIn, type Doing, say, takeTurn, tapOf } from './turn.ts';
import {
  at,
  both,
  firstTimer,
  former,
  ROLE_CODE,
  report,
  returning,
  staff,
  stranger,
  type World,
  withDraft,
} from './world.ts';

/**
 * A talk as text. Lines with `>` are hers: words, `[a label]` for a tap on the newest button of that name, `[a label]-1` for
 * the one before, `*sticker*` and the like. Lines with `@` change the world: `@ world returning`, `@ at 2026-12-03 10:00`,
 * `@ certify 2026-11`, `@ return 2026-11 why`, `@ point 2026-11 protect.1`, `@ form 2026-11 protect.1=9` (sent),
 * `@ typed 2026-11 protect.1=9` (in the form, not sent), `@ refuse store-unavailable`, `@ head 2026-11 12 ก ข` (of 12 who are
 * missing in her village two are named). `#` is a remark.
 * All others are what the bot says and are written anew.
 */
export async function replay(transcript: string): Promise<string> {
  let world = stranger();
  const shown: messagingApi.Action[] = [];
  const out: string[] = [];
  for (const line of transcript.split('\n')) {
    if (line.startsWith('#') || line.startsWith('@')) {
      out.push(line);
      if (line.startsWith('@')) world = change(world, line.slice(1).trim());
    }
    if (!line.startsWith('>')) continue;
    const turned = takeTurn(world, doingOf(line.slice(1).trim(), shown));
    world = turned.world;
    const messages = await say(turned.notices);
    shown.push(...actionsIn(messages));
    out.push('', line, ...messages.flatMap(linesOf));
  }
  return `${out.join('\n').trim()}\n`;
}

const WORLDS: Readonly<Record<string, () => World>> = {
  stranger,
  'first-timer': firstTimer,
  returning,
  former,
  staff,
  both,
};
const PLAIN: Readonly<Record<string, Doing>> = {
  '*follow*': { kind: 'follow', unblocked: false },
  '*unfollow*': { kind: 'unfollow' },
  '*sticker*': { kind: 'sticker' },
  '*image*': { kind: 'media', media: 'image' },
  '*location*': { kind: 'media', media: 'location' },
  '*forged*': { kind: 'stale-tap' },
};

function doingOf(line: string, shown: readonly messagingApi.Action[]): Doing {
  const tap = /^\[(.+)\](-\d+)?$/u.exec(line);
  if (tap === null) return PLAIN[line] ?? { kind: 'text', text: line.replaceAll('⏎', '\n') };
  const named = shown.filter(({ label, type }) => label === tap[1] && type === 'postback');
  const distinct = named.filter((one, index) => index === 0 || dataOf(one) !== dataOf(named[index - 1]));
  const found = distinct.at(Number(tap[2] ?? 0) - 1);
  if (found === undefined) throw new Error(`no button ${line}`);
  return tapOf(found);
}

const dataOf = (action: messagingApi.Action | undefined) => (action as messagingApi.PostbackAction | undefined)?.data;

function change(world: World, line: string): World {
  const [verb = '', what = '', ...rest] = line.split(' ');
  const sent = world.reports[what];
  switch (verb) {
    case 'world':
      return (WORLDS[what] ?? stranger)();
    case 'at':
      return { ...world, now: at(`${what} ${rest[0]}`) };
    case 'certify':
      return sent ? { ...world, reports: { ...world.reports, [what]: { ...sent, state: 'certified' } } } : world;
    case 'return':
      if (!sent) return world;
      return {
        ...world,
        reports: { ...world.reports, [what]: { ...sent, state: 'returned', returnReason: rest.join(' ') } },
      };
    case 'point':
      return sent
        ? { ...world, reports: { ...world.reports, [what]: { ...sent, returnItem: rest[0] ?? null } } }
        : world;
    case 'typed':
      return withDraft(world, what, { source: 'form', answers: countsIn(rest), basedOn: sent?.version ?? null });
    case 'form': {
      const answers = countsIn(rest);
      const filled = fillRest(world.form, answers, 'zero');
      const more = {
        state: 'submitted',
        version: (sent?.version ?? 0) + 1,
        submittedAt: world.now,
        certifiedAt: null,
      } as const;
      return { ...world, reports: { ...world.reports, [what]: report(filled, more) } };
    }
    case 'role-code':
      return { ...world, codes: { ...world.codes, [what]: ROLE_CODE } };
    case 'head': {
      const names = rest.slice(1);
      const files = { unitId: 'u1', month: what };
      return { ...world, files, village: { name: 'บ้านตัวอย่าง หมู่ 4', month: what, count: Number(rest[0]), names } };
    }
    case 'refuse':
      return { ...world, refusal: what as World['refusal'] };
    default:
      throw new Error(`unknown: @ ${line}`);
  }
}

const countsIn = (pairs: readonly string[]) =>
  Object.fromEntries(pairs.map((pair) => pair.split('=')).map(([code, n]) => [code, Number(n)]));

/** What she sees: text, then buttons, then quick replies. */
function linesOf(message: messagingApi.Message): string[] {
  const quick = (message.quickReply?.items ?? []).map(({ action }) => `(${action?.label})`).join(' ');
  const lines =
    message.type === 'text'
      ? textLines(message as messagingApi.TextMessage)
      : cardLines(message as messagingApi.FlexMessage);
  return quick === '' ? lines : [...lines, `    ${quick}`];
}

function textLines({ text }: messagingApi.TextMessage): string[] {
  return (text ?? '').split('\n').map((line, index) => (index === 0 ? `  • ${line}` : `    ${line}`));
}

function cardLines({ contents }: messagingApi.FlexMessage): string[] {
  const body = textOf(contents).split('\n');
  const buttons = actionsIn(contents).map((action) =>
    action.type === 'uri' ? `[${action.label} ↗]` : `[${action.label}]`,
  );
  return [
    ...body.map((line, index) => (index === 0 ? `  ┌ ${line}` : `  │ ${line}`)),
    `  └ ${buttons.join(' ')}`.trimEnd(),
  ];
}
