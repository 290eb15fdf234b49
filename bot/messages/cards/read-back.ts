import type { messagingApi } from '@line/bot-sdk';
import * as words from '../../../shared/text/read-back.ts';
import { moreLines } from '../../../shared/text/report-start.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import type { ItemLine, ReadBack } from '../../conversation/notices.ts';
import { bold, button, column, note, row, rule, soft, text } from '../flex.ts';
import type { Tap } from '../pen.ts';
import { type Builder, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';

/** Exactly what will be sent, what differs, what the rest becomes; then the one question. */
export const readBack: Builder<'read-back'> = (args, pen) => {
  const { card } = args;
  const switchTo: Tap[] =
    args.canSwitchTo === null ? [] : [{ action: args.canSwitchTo === 'last' ? 'rest-last' : 'rest-zero', card }];
  const take: Tap[] =
    args.canTake === null ? [] : [{ action: args.canTake === 'chat' ? 'use-chat' : 'use-form', card }];
  return show(
    {
      title: words.READ_BACK_TITLE,
      subtitle: (args.version > 1 ? words.newVersion : words.ofMonth)(thaiMonth(args.month), args.version),
      body: [
        ...listed(args.said, args.base, true),
        ...others(args),
        ...rest(args),
        args.reason === null ? null : text(words.reasonLine(args.reason)),
        args.warnings.length === 0 ? null : warnings(args),
        bold(words.SEND_QUESTION),
      ],
      buttons: [
        button(pen.tap({ action: 'send', arg: args.month, card }), 'main'),
        button(pen.tap({ action: 'edit', card })),
      ],
    },
    pen,
    [
      { action: 'send', arg: args.month, card },
      { action: 'edit', card },
      ...take,
      ...switchTo,
      { action: 'cancel', card },
    ],
  );
};

const amount = (value: number, unit: string) => `${formatCount(value)} ${unit}`;

/** Rows while they fit a screen; more of them as plain lines, which also keeps the card under LINE's 30 KB. */
const MOST_ROWS = 12;
const LINES_PER_TEXT = 8;

function listed(lines: readonly ItemLine[], base: ReadBack['base'], strong: boolean): messagingApi.FlexComponent[] {
  if (lines.length <= MOST_ROWS) return lines.map((line) => oneRow(line, base, strong));
  const plain = lines.map((line) =>
    [`${line.label} ${amount(line.value, line.unit)}`, differsFrom(line, base)].filter(Boolean).join(' · '),
  );
  const starts = plain.map((_, index) => index).filter((index) => index % LINES_PER_TEXT === 0);
  return starts.map((start) => text(plain.slice(start, start + LINES_PER_TEXT).join('\n'), { size: 'md' }));
}

function oneRow(line: ItemLine, base: ReadBack['base'], strong: boolean) {
  const shown = row(line.label, amount(line.value, line.unit), { strong });
  const before = differsFrom(line, base);
  if (before === '') return shown;
  return column([shown, soft(before, { align: 'end', color: COLORS.goldInk })], { spacing: 'none' });
}

function differsFrom({ before, unit }: ItemLine, base: ReadBack['base']): string {
  return before === null || base === 'none' ? '' : `${words.differs[base]} ${amount(before, unit)}`;
}

function others({ others: lines, said, base, rest: { asLast } }: ReadBack) {
  if (lines.length === 0) return [];
  const asSent = base === 'sent' && asLast === 0;
  const alone = asSent ? words.ALL_AS_SENT : words.ALL_AS_LAST;
  const title = said.length === 0 ? alone : asSent ? words.OTHERS_AS_SENT : words.OTHERS_AS_LAST;
  const rows = listed(lines, 'none', false);
  return [...(said.length === 0 ? [] : [rule()]), bold(title, { color: COLORS.brand }), ...rows];
}

function rest({ rest: { zero }, said, others: lines, dropped, base }: ReadBack) {
  if (said.length === 0 && lines.length === 0) return [bold(words.ALL_ZERO)];
  const parts = [];
  if (zero > 0) parts.push(bold(lines.length > 0 ? words.leftIsZero(zero) : words.restIsZero(zero)));
  if (zero > 0 && dropped > 0 && base === 'last') parts.push(soft(words.wereNotZero(dropped)));
  return parts;
}

/** One question at a time is an answer; a wall of them is not read. */
const MOST_WARNINGS = 4;

function warnings({ warnings: found }: ReadBack) {
  const lines = found
    .slice(0, MOST_WARNINGS)
    .map(({ kind, label, value, limit, unit }) =>
      text(words.warningText[kind](label, formatCount(value), formatCount(limit), unit), { color: COLORS.goldInk }),
    );
  if (found.length > MOST_WARNINGS)
    lines.push(soft(moreLines(found.length - MOST_WARNINGS), { color: COLORS.goldInk }));
  return note(lines, 'gold');
}
