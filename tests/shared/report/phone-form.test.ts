import { expect, test } from 'vitest';
import { canonicalAnswers, checkAnswers } from '../../../shared/report/answers.ts';
import { warningsOf } from '../../../shared/report/flags.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 as form } from '../../../shared/report/forms/form-2567-2.ts';
import { formForPhone } from '../../../shared/report/phone-form.ts';

const phone = formForPhone(form);

test('the rules judge alike by the form on file and by the one on the phone', () => {
  const answers = Object.fromEntries(itemsOf(form).map(({ code }, index) => [code, index * 30]));
  const known = { households: 10, usual: { 'protect.1': 5 } };
  expect(warningsOf(phone, answers, known)).toEqual(warningsOf(form, answers, known));
  expect(canonicalAnswers(phone, answers)).toBe(canonicalAnswers(form, answers));
  expect(checkAnswers(phone, { x: 1 })).toEqual(checkAnswers(form, { x: 1 }));
});

test('what chat listens for stays at home', () => {
  expect(JSON.stringify(phone).length).toBeLessThan(JSON.stringify(form).length * 0.75);
  expect(itemsOf(phone).flatMap(({ words }) => words)).toEqual([]);
  expect(itemsOf(phone).map(({ code, label, text, unit }) => [code, label, text, unit])).toEqual(
    itemsOf(form).map(({ code, label, text, unit }) => [code, label, text, unit]),
  );
});
