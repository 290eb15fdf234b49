import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInput } from '../simulator/cli/input.ts';
import { type Command, formatLine, parseLine } from '../simulator/cli/script.ts';

const words = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !/[\r\u2028\u2029]/.test(text));

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ verb: fc.constantFrom('follow' as const, 'block' as const, 'sticker' as const, 'unsend' as const) }),
  fc.record({ verb: fc.constant('text' as const), text: words }),
  fc.record({ verb: fc.constant('tap' as const), label: words }),
  fc.record({ verb: fc.constant('wait' as const), words }),
  fc.record({ verb: fc.constant('user' as const), name: words }),
  fc.record({ verb: fc.constant('airplane' as const), on: fc.boolean() }),
  fc.record({ verb: fc.constant('pick' as const), value: fc.constant('2026-11-21'), label: words }),
);

describe('a script', () => {
  test('reads back every line that it writes', () => {
    fc.assert(
      fc.property(commands, (command) => {
        const line = formatLine(command);
        expect(line).not.toContain('\n');
        expect(parseLine(line)).toEqual(command);
      }),
    );
  });

  test('may have empty lines and remarks, and says which line is wrong', () => {
    expect(parseLine('')).toBeNull();
    expect(parseLine('# ลงทะเบียน')).toBeNull();
    expect(() => parseLine('dance now')).toThrow('"dance now": no such action');
    expect(() => parseLine('tap')).toThrow('"tap": tap what?');
  });
});

describe('what is typed in the terminal', () => {
  const taps = [
    { label: 'ส่งรายงาน', action: { type: 'message' } },
    { label: 'เลือกวัน', action: { type: 'datetimepicker', mode: 'date' } },
  ];
  const read = (line: string) => readInput(line, taps, false);

  test('is a text, unless it is the number of a button', () => {
    expect(read('สวัสดี')).toEqual({ kind: 'command', command: { verb: 'text', text: 'สวัสดี' } });
    expect(read('1')).toEqual({ kind: 'command', command: { verb: 'tap', label: 'ส่งรายงาน' } });
    expect(read('4')).toEqual({ kind: 'command', command: { verb: 'text', text: '4' } });
    expect(read('.1')).toEqual({ kind: 'command', command: { verb: 'text', text: '1' } });
    expect(read('  ')).toBeNull();
  });

  test('a picker wants its date', () => {
    expect(read('2')).toMatchObject({ kind: 'hint' });
    expect(read('2 2026-11-21')).toEqual({
      kind: 'command',
      command: { verb: 'pick', value: '2026-11-21', label: 'เลือกวัน' },
    });
  });

  test('a slash is for the phone or the terminal', () => {
    expect(read('/add')).toEqual({ kind: 'command', command: { verb: 'follow' } });
    expect(read('/airplane')).toEqual({ kind: 'command', command: { verb: 'airplane', on: true } });
    expect(read('/tap แก้ไข')).toEqual({ kind: 'command', command: { verb: 'tap', label: 'แก้ไข' } });
    expect(read('/quit')).toEqual({ kind: 'local', verb: 'quit' });
    expect(read('/what')).toEqual({ kind: 'local', verb: 'help' });
  });
});
