import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../../../bot/services/report/content.ts';
import { submit } from '../../../bot/services/report/submit.ts';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { ELDER, MONTH, reportOnFile, submitFacts, submitInput } from './facts.ts';

const RECEIPT = {
  number: '400000000012',
  month: MONTH,
  version: 1,
  submittedAt: 1,
  missing: [],
  flags: [],
  pendingPoints: 120,
};
const certified = reportOnFile({ state: 'certified' });
const closed = { window: windowOf('2020-01') };

describe('the order of the checks is the contract', () => {
  const sent = submitInput({ [ELDER]: 4 }, { basedOn: 1 });
  const prior = { contentHash: sent.contentHash, receipt: RECEIPT };

  test('the same submission again gives its receipt, also of a certified report, a closed month, another form', () => {
    const facts = submitFacts({
      prior,
      isAssigned: false,
      report: certified,
      ...closed,
      form: { ...FORM_2567_2, version: 'x' },
    });
    expect(submit(facts, sent)).toEqual({ statements: [], outcome: { receipt: RECEIPT, replayed: true } });
  });

  test.each([
    ['invalid-answers', submitInput({ [ELDER]: -1 }), { prior, report: certified }],
    ['submission-conflict', submitInput({ [ELDER]: 5 }), { prior, report: certified }],
    ['submission-conflict', sent, { prior: 'of-another' as const }],
    ['report-certified', sent, { report: certified, ...closed }],
    ['month-closed', sent, { report: reportOnFile(), ...closed }],
    ['month-not-open', sent, { window: windowOf('2030-01') }],
    ['not-assigned', submitInput({}, { basedOn: 1 }), { report: reportOnFile(), isAssigned: false }],
    ['version-conflict', submitInput({}, { basedOn: 1, formVersion: 'old' }), { report: reportOnFile() }],
    ['form-changed', submitInput({ gone: 1 }, { formVersion: 'old' }), {}],
  ])('%s', (problem, input, more) => {
    expect(submit(submitFacts(more), input)).toMatchObject({ problem });
  });

  test('a newer version is handed over, and so is the form that is in force', () => {
    const { answers } = reportOnFile();
    expect(submit(submitFacts({ report: reportOnFile() }), sent)).toMatchObject({
      current: { version: 2, answers, submittedAt: expect.stringMatching(/Z$/) },
    });
    expect(submit(submitFacts(), sent)).toMatchObject({ problem: 'version-conflict', current: null });
    const old = submitInput({}, { formVersion: 'old' });
    expect(submit(submitFacts(), old)).toMatchObject({ current: { formVersion: FORM_2567_2.version } });
  });

  test('every wrong item is named', () => {
    const wrong = submit(submitFacts(), submitInput({ [ELDER]: 1000, 'protect.1': -1, gone: 1 }));
    expect(wrong).toMatchObject({
      errors: [
        { path: `answers.${ELDER}`, code: 'too-large' },
        { path: 'answers.protect.1', code: 'not-a-count' },
        { path: 'answers.gone', code: 'unknown-item' },
      ],
    });
  });
});

test('a report of zeros is taken without a reason, and flagged', () => {
  const zeros = Object.fromEntries(itemsOf(FORM_2567_2).map(({ code }) => [code, 0]));
  expect(submit(submitFacts(), submitInput(zeros))).toMatchObject({ outcome: { receipt: { flags: ['all-zero'] } } });
});

test.each([
  ['p1', null, []],
  ['p2', null, ['p1']],
  ['p2', reportOnFile(), []],
])('a first report that %s files holds whom it is of, if another does', (filedBy, report, held) => {
  const planned = submit(submitFacts({ report }), submitInput({ [ELDER]: 4 }, { filedBy }));
  const statements = 'statements' in planned ? planned.statements : [];
  const holds = statements.filter(({ template }) => template.name === 'directory.hold-person');
  expect(holds.map(({ params }) => params.personId)).toEqual(held);
});

test('neither the order of the keys nor a null makes other content; a number does', () => {
  const counts = fc.dictionary(
    fc.constantFrom(...itemsOf(FORM_2567_2).map(({ code }) => code)),
    fc.option(fc.nat(999)),
  );
  fc.assert(
    fc.property(counts, fc.option(fc.string()), (answers, reason) => {
      const content = { month: MONTH, formVersion: '1', answers, reason };
      const bare = Object.entries(answers).filter(([, count]) => count !== null);
      const turned = { ...content, answers: Object.fromEntries(bare.reverse()) };
      expect(contentOf(turned)).toBe(contentOf(content));
      const other = { ...content, answers: { ...answers, [ELDER]: (answers[ELDER] ?? 0) + 1 } };
      expect(contentOf(other)).not.toBe(contentOf(content));
    }),
  );
});
