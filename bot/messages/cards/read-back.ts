import * as words from '../../../shared/text/read-back.ts';
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
  return show(
    {
      title: words.readBackTitle(thaiMonth(args.month)),
      ...(args.version > 1 ? { subtitle: words.newVersion(args.version) } : {}),
      body: [
        ...args.said.map((line) => saidLine(line, args.base)),
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
    [{ action: 'send', arg: args.month, card }, { action: 'edit', card }, ...switchTo, { action: 'cancel', card }],
  );
};

const amount = (value: number, unit: string) => `${formatCount(value)} ${unit}`;

function saidLine({ label, value, unit, before }: ItemLine, base: ReadBack['base']) {
  const shown = row(label, amount(value, unit));
  if (before === null || base === 'none') return shown;
  return column(
    [shown, soft(`${words.differs[base]} ${amount(before, unit)}`, { align: 'end', color: COLORS.goldInk })],
    {
      spacing: 'none',
    },
  );
}

function others({ others: lines, said, base, rest: { asLast } }: ReadBack) {
  if (lines.length === 0) return [];
  const asSent = base === 'sent' && asLast === 0;
  const alone = asSent ? words.ALL_AS_SENT : words.ALL_AS_LAST;
  const title = said.length === 0 ? alone : asSent ? words.OTHERS_AS_SENT : words.OTHERS_AS_LAST;
  const rows = lines.map(({ label, value, unit }) => row(label, amount(value, unit), { strong: false }));
  return [...(said.length === 0 ? [] : [rule()]), bold(title, { color: COLORS.brand }), ...rows];
}

function rest({ rest: { zero }, said, others: lines, dropped, base }: ReadBack) {
  if (said.length === 0 && lines.length === 0) return [bold(words.ALL_ZERO)];
  const parts = [];
  if (zero > 0) parts.push(bold(lines.length > 0 ? words.leftIsZero(zero) : words.restIsZero(zero)));
  if (zero > 0 && dropped > 0 && base === 'last') parts.push(soft(words.wereNotZero(dropped)));
  return parts;
}

function warnings({ warnings: found }: ReadBack) {
  const lines = found.map(({ kind, label, value, limit, unit }) =>
    text(words.warningText[kind](label, formatCount(value), formatCount(limit), unit), { color: COLORS.goldInk }),
  );
  return note(lines, 'gold');
}
