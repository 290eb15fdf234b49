import { fillRest } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

export const FORM = FORM_2567_2;
const typical = Object.fromEntries(itemsOf(FORM).map((item) => [item.code, item.typical]));
/** What a volunteer usually reports: all 31 items. */
export const ANSWERS = fillRest(FORM, typical, 'zero');
