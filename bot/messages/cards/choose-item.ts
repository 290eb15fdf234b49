import type { messagingApi } from '@line/bot-sdk';
import { allItemsTitle, CHOOSE_HINT, CHOOSE_ITEM } from '../../../shared/text/report-ask.ts';
import { startTitle } from '../../../shared/text/report-start.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import type { ArgsOf } from '../../conversation/notices.ts';
import { bubble, button, column, soft, text } from '../flex.ts';
import type { Pen, Tap } from '../pen.ts';
import { type Builder, show, showContainer } from '../speech.ts';

/** So many items fit one bubble without scrolling for long. */
const PER_BUBBLE = 8;

type Item = ArgsOf<'choose-item'>['items'][number];

/** Which item to change: the usual ones, or all of them side by side. */
export const chooseItem: Builder<'choose-item'> = ({ card, month, items, all }, pen) => {
  const quick: Tap[] = [
    { action: 'read-back', card },
    ...(all ? [] : [{ action: 'more-items' as const, card }]),
    { action: 'back', card },
    { action: 'cancel', card },
  ];
  if (all) return showContainer(allItems(items, card, pen), pen, quick);
  return show(
    {
      title: CHOOSE_ITEM,
      subtitle: startTitle(thaiMonth(month)),
      body: [...items.map((item) => choice(item, card, pen)), soft(CHOOSE_HINT)],
      buttons: [
        button(pen.tap({ action: 'read-back', card }), 'main'),
        button(pen.tap({ action: 'more-items', card }), 'plain'),
      ],
    },
    pen,
    quick,
  );
};

/** The button is the item; its number stands beside it. */
function choice({ code, label, value }: Item, card: number, pen: Pen): messagingApi.FlexComponent {
  const change = button(pen.tap({ action: 'item', arg: code, card, label }));
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: [
      column([change], { flex: 7 }),
      text(formatCount(value), { flex: 2, gravity: 'center', align: 'end', weight: 'bold' }),
    ],
  };
}

function allItems(items: readonly Item[], card: number, pen: Pen): messagingApi.FlexCarousel {
  const pages = Math.ceil(items.length / PER_BUBBLE);
  const contents = Array.from({ length: pages }, (_, page) =>
    bubble({
      title: allItemsTitle(page + 1, pages),
      body: items
        .slice(page * PER_BUBBLE, (page + 1) * PER_BUBBLE)
        .map(({ code, label }) => button(pen.tap({ action: 'item', arg: code, card, label }))),
    }),
  );
  return { type: 'carousel', contents };
}
