import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../bot/conversation/notices.ts';
import { BUILDERS } from '../../bot/messages/builders.ts';
import { TEXTS } from '../../bot/messages/texts.ts';
import { actionsIn, say } from '../conversation/support/turn.ts';
import { refuseMessages } from '../simulator/platform/validate/messages.ts';
import { COVERED, LARGEST } from './notices.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
const graphemes = (text: string) => [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)].length;
const refusal = (messages: messagingApi.Message[]) =>
  refuseMessages({ messages }, { loopback: true, bodyBytes: bytes({ messages }) });

const named = LARGEST.map((notice, index) => [`${index} ${notice.notice}`, notice] as const);

describe('every notice at its largest', () => {
  it('is in the list', () => {
    expect([...COVERED].sort()).toEqual(Object.keys(BUILDERS).sort());
  });

  it.each(named)('%s: LINE would take it', async (_name, notice) => {
    const messages = await say([notice]);
    expect(messages).toHaveLength(1);
    expect(refusal(messages)).toBeNull();
  });

  it.each(named)('%s: keeps room in every limit (line-platform.md §3)', async (_name, notice) => {
    const [message] = await say([notice]);
    for (const action of actionsIn(message)) {
      expect(graphemes(action.label ?? ''), action.label).toBeLessThanOrEqual(20);
      const { data = '', displayText } = action as messagingApi.PostbackAction;
      expect(data.length).toBeLessThanOrEqual(300);
      expect(displayText).toBe(action.type === 'postback' ? action.label : undefined);
    }
    const { text = '' } = message as messagingApi.TextMessage;
    expect(text.length).toBeLessThanOrEqual(400);
  });

  const cards = named.filter(([, { notice }]) => !(notice in TEXTS));
  it.each(cards)('%s: the card is small enough', async (_name, notice) => {
    const [message] = await say([notice]);
    const { altText = '', contents } = message as messagingApi.FlexMessage;
    expect(altText.length).toBeLessThanOrEqual(1500);
    const bubbles = contents?.type === 'carousel' ? (contents as messagingApi.FlexCarousel).contents : [contents];
    for (const bubble of bubbles) expect(bytes(bubble ?? {})).toBeLessThan(30_000);
    expect(bytes(contents ?? {})).toBeLessThan(50_000);
  });

  it.each(named)('%s: every text wraps and grows with the reader’s font', async (_name, notice) => {
    for (const part of partsOf(await say([notice]), 'text')) expect(part).toMatchObject({ wrap: true, scaling: true });
    for (const part of partsOf(await say([notice]), 'button')) expect(part).toMatchObject({ scaling: true });
  });

  it.each(named)('%s: no English, no bare button', async (_name, notice) => {
    const said = JSON.stringify((await say([notice])).map(readable));
    expect(said.replace(/ABCD-1234|\\n|undefined/gu, '')).not.toMatch(/[A-Za-z]{2,}/u);
  });
});

describe('render', () => {
  const five: Notice[] = Array.from({ length: 7 }, () => ({ notice: 'draft-waiting', args: { month: '2026-11' } }));

  it('never sends more than five messages, the newest ones', async () => {
    const messages = await say([...five, { notice: 'thanks', args: {} }]);
    expect(messages).toHaveLength(5);
    expect(messages.at(-1)).toMatchObject({ type: 'text', text: 'ด้วยความยินดีค่ะ ขอบคุณที่ดูแลชุมชนนะคะ' });
    expect(refusal(messages)).toBeNull();
  });

  it('gathers quick replies on the last message, each once, at most thirteen', async () => {
    const messages = await say([
      ...LARGEST.slice(0, 4),
      ...LARGEST.filter(({ notice }) => notice === 'ask-item').slice(0, 1),
    ]);
    expect(messages.slice(0, -1).every(({ quickReply }) => quickReply === undefined)).toBe(true);
    const labels = messages.at(-1)?.quickReply?.items?.map(({ action }) => action?.label) ?? [];
    expect(labels).toHaveLength(13);
    expect(new Set(labels).size).toBe(13);
    expect(labels[0]).toBe('ไม่มี');
  });

  it('says nothing when there is nothing to say', async () => {
    expect(await say([])).toEqual([]);
  });
});

function partsOf(value: unknown, type: string): object[] {
  if (Array.isArray(value)) return value.flatMap((one) => partsOf(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => partsOf(one, type));
  const isPart = 'type' in value && value.type === type && ('size' in value || 'action' in value);
  return isPart ? [value, ...inner] : inner;
}

function readable(message: messagingApi.Message): string[] {
  const { text } = message as messagingApi.TextMessage;
  const { altText } = message as messagingApi.FlexMessage;
  return [text ?? altText ?? '', ...actionsIn(message).map(({ label }) => label ?? '')];
}
