import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../bot/conversation/types.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { runs } from '../support/runs.ts';
import { play, randomTalk, type Seen } from './support/random-talk.ts';
import { actionsIn, say, takeTurn, tapOf } from './support/turn.ts';

const RUNS = { numRuns: runs(200) };
const without = ({ card: _card, misses: _misses, ...rest }: Conversation) => rest;

describe('laws of the conversation (quality.md §3)', () => {
  it('any sequence of events is answered, and always leaves a way out', async () => {
    await fc.assert(
      fc.asyncProperty(randomTalk(25), async (talk) => {
        const end = await play(talk, ({ doing, turned, messages }) => {
          if (doing.kind !== 'unfollow') expect(messages.length).toBeGreaterThan(0);
          expect(messages.length).toBeLessThanOrEqual(5);
          expect(turned.world.conversation.aside.length).toBeLessThanOrEqual(3);
        });
        const out = takeTurn(end, { kind: 'text', text: 'ยกเลิก' }).world.conversation;
        expect(['idle', 'cancelled']).toContain(out.talk.topic);
        const menu = await say(takeTurn({ ...end, conversation: out }, { kind: 'text', text: 'เมนู' }).notices);
        expect(actionsIn(menu).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('an old button changes nothing and asks nothing of the verbs', async () => {
    let old = 0;
    await fc.assert(
      fc.asyncProperty(randomTalk(25), async (talk) => {
        await play(talk, ({ doing, before, turned }) => {
          const stale = doing.kind === 'tap' && doing.card !== null && doing.card !== before.conversation.card;
          if (!stale && doing.kind !== 'stale-tap') return;
          old += 1;
          expect(turned.intents).toEqual([]);
          expect(without(turned.world.conversation)).toEqual(without(before.conversation));
        });
      }),
      RUNS,
    );
    expect(old).toBeGreaterThan(RUNS.numRuns / 10);
  });

  it('nothing is sent but what the last read-back showed, whole and within the cap', async () => {
    let reports = 0;
    await fc.assert(
      fc.asyncProperty(randomTalk(30), async (talk) => {
        await play(talk, ({ before, turned }) => {
          const sent = turned.intents.find(({ verb }) => verb === 'report.submit');
          if (sent?.verb !== 'report.submit') return;
          reports += 1;
          expect(before.conversation.talk).toMatchObject({ topic: 'report', step: 'read-back', month: sent.month });
          expect(Object.keys(sent.answers)).toEqual(itemsOf(before.form).map(({ code }) => code));
          const counts = Object.values(sent.answers);
          expect(counts.filter((count) => !Number.isInteger(count) || count < 0 || count > 999)).toEqual([]);
          if (counts.every((count) => count === 0)) expect(sent.reason).not.toBeNull();
        });
      }),
      RUNS,
    );
    expect(reports).toBeGreaterThan(RUNS.numRuns / 40);
  });

  it('a conversation survives being stored as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(randomTalk(15), async (talk) => {
        const { conversation } = await play(talk, () => {});
        expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation);
      }),
      RUNS,
    );
  });

  it('a label typed does what its tap does', async () => {
    await fc.assert(
      fc.asyncProperty(randomTalk(12), async (talk) => {
        let last: Seen | null = null;
        await play(talk, (seen) => {
          last = seen;
        });
        if (last === null) return;
        // As things stood when the buttons were shown; later a word may mean another month.
        const { turned, messages }: Seen = last;
        for (const action of actionsIn(messages).filter(({ type }) => type === 'postback')) {
          const tapped = takeTurn(turned.world, tapOf(action));
          const typed = takeTurn(turned.world, { kind: 'text', text: action.label ?? '' });
          expect(typed.world.conversation.talk, `${action.label}`).toEqual(tapped.world.conversation.talk);
          expect(typed.intents, `${action.label}`).toEqual(tapped.intents);
        }
      }),
      RUNS,
    );
  });
});
