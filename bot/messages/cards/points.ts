import type { messagingApi } from '@line/bot-sdk';
import * as words from '../../../shared/text/points.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import type { ArgsOf } from '../../conversation/notices.ts';
import { bold, bubble, button, column, note, row, rule, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, showContainer } from '../speech.ts';
import { COLORS } from '../tokens.ts';

type Book = ArgsOf<'points'>;

/** The bank book: what is there, what waits, what falls due, what happened last. */
export const points: Builder<'points'> = (book, pen) => {
  const page = bubble({
    title: words.POINTS.title,
    subtitle: book.name,
    body: [
      balance(book),
      ...standing(book),
      rule(),
      bold(words.POINTS.latest),
      ...entries(book),
      soft(words.POINTS.thanks),
    ],
    buttons: [button(openPage(words.POINTS.open, pen.links.points), 'gold')],
  });
  return showContainer(
    page,
    pen,
    pen.home.filter(({ action }) => action !== 'points'),
  );
};

const amount = (points: number) => `${formatCount(points)} ${words.POINTS.unit}`;
const signed = (points: number) => (points > 0 ? `+${formatCount(points)}` : formatCount(points));

function balance({ balance: total, streak }: Book): messagingApi.FlexComponent {
  const lines = [
    soft(words.POINTS.balance, { color: COLORS.goldInk }),
    bold(amount(total), { size: '3xl', adjustMode: 'shrink-to-fit' }),
  ];
  if (streak > 0) lines.push(soft(words.streakOf(streak), { color: COLORS.goldInk }));
  return note(lines, 'gold');
}

function standing({ pending, expiring, debt }: Book): messagingApi.FlexComponent[] {
  const lines = [row(words.POINTS.pending, amount(pending))];
  // `at` is the first moment at which they are gone.
  for (const due of expiring)
    lines.push(row(words.expires(thaiDate(due.at - 1)), amount(due.points), { color: COLORS.goldInk }));
  if (debt > 0) lines.push(row(words.POINTS.debt, amount(debt), { color: COLORS.danger }), soft(words.POINTS.debtHint));
  return lines;
}

function entries({ entries: last }: Book): messagingApi.FlexComponent[] {
  if (last.length === 0) return [text(words.POINTS.none)];
  return last.map(({ reason, month, points: change, at }) => {
    const name = words.POINT_REASONS[reason.split(':')[0] ?? ''] ?? words.OTHER_REASON;
    const title = month === null ? name : words.ofMonth(thaiMonth(month));
    const when = month === null ? thaiDate(at) : `${name} · ${thaiDate(at)}`;
    return column([row(title, signed(change), { color: change > 0 ? COLORS.brand : COLORS.ink }), soft(when)], {
      spacing: 'none',
    });
  });
}
