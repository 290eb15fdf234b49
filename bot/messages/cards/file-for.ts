import { LABELS } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/review-chat.ts';
import { staffPage } from '../../links.ts';
import { button, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** The way to the page where she files for who has no phone. */
export const fileFor: Builder<'file-for'> = ({ unitId, month }, pen) => {
  const page = unitId === null ? pen.links.staff : staffPage(pen.links, `${encodeURIComponent(unitId)}/${month}/file`);
  return show(
    {
      title: LABELS['file-for'],
      body: [text(words.FILE_FOR.how), soft(words.FILE_FOR.marked)],
      buttons: [button(openPage(words.FILE_FOR.open, page), 'main')],
    },
    pen,
    pen.home,
  );
};
