import { expect, test } from 'vitest';
import { writtenDown } from '../../bot/build/queries.ts';
import { withoutWords } from '../../bot/build/undescribed.ts';
import { statement } from '../../bot/db/statement.ts';

const byId = (name: string) =>
  statement(name, (q, p: { id: string }) => q.selectFrom('area').select('name').where('id', '=', p.id).limit(1));

test('what a file of queries exports becomes texts of one dialect and plain data, builders stay behind', () => {
  const exported = { one: byId('t.one'), STEP: 500, more: { 'a-b': byId('t.more'), list: [null, 'ก'] }, byId };
  expect(writtenDown(exported, 'sqlite')).toBe(
    [
      `export const one = /* @__PURE__ */ finished("select name from area where id=? limit ?", ["id",{"literal":1}]);`,
      'export const STEP = 500;',
      `export const more = { "a-b": /* @__PURE__ */ finished("select name from area where id=? limit ?", ["id",{"literal":1}]), "list": [null, "ก"] };`,
      '',
    ].join('\n'),
  );
  expect(writtenDown({ one: byId('t.again') }, 'postgres')).toMatch(
    /where .+ = \$1 limit \$2", \["id",.+\], "t\.again"\)/,
  );
});

test.each([[{ inside: () => 1 }], [new Map()], [undefined]])('%o can be written down by nobody', (value) => {
  expect(() => writtenDown({ value }, 'sqlite')).toThrow('value is neither');
});

test('what describes operations and fields stays behind, and every line where it was', () => {
  const code = [
    '  summary:',
    "    'Another’s words, with \\'these\\'.',",
    "  name: z.string().check(z.describe('who')),",
    '  query: {',
    "    after: 'the next',",
    `    limit: \`1 to \${MOST}\`,`,
    '  },',
    '  at: instant.check(',
    '    z.describe("when it\'s due"),',
    '  ),',
    '  kind: z.string().check(z.minLength(1)),',
    '  answers: { 201: receiptAnswer, 200: receiptAnswer },',
    '  return { answers: { ...answers } };',
  ].join('\n');
  expect(withoutWords(code).split('\n')).toEqual([
    "  summary: ''",
    ',',
    '  name: z.string(),',
    '  ',
    '',
    '',
    '',
    '  at: instant',
    '',
    ',',
    '  kind: z.string().check(z.minLength(1)),',
    '  answers: { 201: null, 200: null },',
    '  return { answers: { ...answers } };',
  ]);
});
