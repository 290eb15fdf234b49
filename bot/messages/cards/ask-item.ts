import { LABEL_NONE, LABELS } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/report-ask.ts';
import { startTitle } from '../../../shared/text/report-start.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage, type Tap } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** One question for one number. Numbers to tap stand in the quick replies; typing one is as good. */
export const askItem: Builder<'ask-item'> = (args, pen) => {
  const { card, progress, hint, unit } = args;
  const numbers: Tap[] = args.choices.map((n) => ({
    action: 'answer',
    arg: String(n),
    card,
    label: n === 0 ? LABEL_NONE : `${formatCount(n)} ${unit}`,
  }));
  const rest: Tap[] = progress === null ? [] : [{ action: 'rest-zero', card }];
  return show(
    {
      title: startTitle(thaiMonth(args.month)),
      ...(progress === null ? {} : { subtitle: words.progress(progress.index, progress.of) }),
      body: [
        bold(args.label, { size: 'xxl' }),
        soft(args.text),
        text(words.askHowMany(thaiMonthShort(args.month), unit)),
        hint === null
          ? null
          : soft((hint.kind === 'last' ? words.lastValue : words.currentValue)(formatCount(hint.value), unit)),
        soft(words.TYPE_A_NUMBER),
      ],
      // Before the first question she may still choose to see all of them at once.
      buttons: progress?.index === 1 ? [button(openPage(LABELS.form, pen.links.report), 'plain')] : [],
    },
    pen,
    [...numbers, ...rest, { action: 'back', card }, { action: 'cancel', card }],
  );
};
