import { describe, expect, test } from 'vitest';
import { bubble, button, flex, ok, quick, refusalOf, withActions, wrongs } from './support/refusals.ts';

const a = (n: number) => 'a'.repeat(n);
/** n graphemes of three UTF-16 units each: consonant, vowel above, tone. */
const thai = (n: number) => 'กี่'.repeat(n);
const url = (n: number) => `https://example.com/${a(n - 20)}`;
const postback = (fields: object) => withActions({ type: 'postback', label: 'ok', data: 'd', ...fields });
const carousel = (column: object, more: object[] = []) => ({
  type: 'template',
  altText: 'alt',
  template: {
    type: 'carousel',
    columns: [{ text: 't', actions: [{ type: 'message', label: 'l', text: 't' }], ...column }, ...more],
  },
});
const buttons = (fields: object) => ({
  type: 'template',
  altText: 'alt',
  template: { type: 'buttons', text: 't', actions: [{ type: 'message', label: 'l', text: 't' }], ...fields },
});
const act = { type: 'message', label: 'l', text: 't' };

/** line-platform.md §3: [what, greatest allowed, message of that size]. */
const EDGES: [string, number, (n: number) => object][] = [
  ['text, UTF-16 units', 5000, (n) => ({ type: 'text', text: a(n) })],
  ['altText of flex', 1500, (n) => flex(bubble({ type: 'text', text: 'x' }), a(n))],
  ['altText of a template', 1500, (n) => ({ ...withActions(act), altText: a(n) })],
  ['altText of an imagemap', 1500, (n) => imagemap({ altText: a(n) })],
  ['quick reply items', 13, (n) => quick(...Array.from({ length: n }, () => act))],
  ['label in a quick reply, graphemes', 20, (n) => quick({ ...act, label: thai(n) })],
  ['label in a template, graphemes', 20, (n) => withActions({ ...act, label: thai(n) })],
  ['label of an image carousel, graphemes', 12, (n) => imageCarousel({ ...act, label: thai(n) })],
  ['label of a flex button, graphemes', 40, (n) => flex(bubble(button({ label: thai(n) })))],
  [
    'label of a tap elsewhere in flex, graphemes',
    40,
    (n) => flex(bubble({ type: 'text', text: 'x', action: { ...act, label: thai(n) } })),
  ],
  ['label in an imagemap, graphemes', 100, (n) => imagemap({ label: thai(n) })],
  ['postback data, UTF-16 units', 300, (n) => postback({ data: a(n) })],
  ['postback displayText, graphemes', 300, (n) => postback({ displayText: thai(n) })],
  ['postback fillInText, graphemes', 300, (n) => postback({ inputOption: 'openKeyboard', fillInText: thai(n) })],
  ['message action text, graphemes', 300, (n) => withActions({ ...act, text: thai(n) })],
  ['imagemap message text, UTF-16 units', 400, (n) => imagemap({ text: a(n) })],
  ['uri action', 1000, (n) => withActions({ type: 'uri', label: 'l', uri: url(n) })],
  ['altUri.desktop', 1000, (n) => withActions({ type: 'uri', label: 'l', uri: url(30), altUri: { desktop: url(n) } })],
  ['datetimepicker data', 300, (n) => withActions({ type: 'datetimepicker', label: 'l', mode: 'date', data: a(n) })],
  ['clipboard text', 1000, (n) => withActions({ type: 'clipboard', label: 'l', clipboardText: a(n) })],
  ['image url', 2000, (n) => ({ type: 'image', originalContentUrl: url(n), previewImageUrl: url(30) })],
  ['location title', 100, (n) => ({ type: 'location', title: a(n), address: 'a', latitude: 1, longitude: 2 })],
  ['location address', 100, (n) => ({ type: 'location', title: 'a', address: a(n), latitude: 1, longitude: 2 })],
  ['buttons title, graphemes', 40, (n) => buttons({ title: thai(n) })],
  ['buttons text alone, graphemes', 160, (n) => buttons({ text: thai(n) })],
  ['buttons text beside a title, graphemes', 60, (n) => buttons({ title: 'x', text: thai(n) })],
  ['buttons text beside an image, graphemes', 60, (n) => buttons({ thumbnailImageUrl: url(30), text: thai(n) })],
  ['buttons actions', 4, (n) => withActions(...Array.from({ length: n }, () => act))],
  [
    'confirm text, graphemes',
    240,
    (n) => ({ type: 'template', altText: 'a', template: { type: 'confirm', text: thai(n), actions: [act, act] } }),
  ],
  [
    'carousel columns',
    10,
    (n) =>
      carousel(
        {},
        Array.from({ length: n - 1 }, () => ({ text: 't', actions: [act] })),
      ),
  ],
  ['carousel text alone, graphemes', 120, (n) => carousel({ text: thai(n) })],
  ['carousel text beside a title, graphemes', 60, (n) => carousel({ title: 'x', text: thai(n) })],
  ['carousel actions', 3, (n) => carousel({ actions: Array.from({ length: n }, () => act) })],
  ['image carousel columns', 10, (n) => imageCarousel(act, n)],
  ['imagemap actions', 50, (n) => imagemap({}, n)],
  [
    'flex bubbles',
    12,
    (n) => flex({ type: 'carousel', contents: Array.from({ length: n }, () => bubble({ type: 'text', text: 'x' })) }),
  ],
  ['sender name', 20, (n) => ({ type: 'text', text: 'x', sender: { name: a(n) } })],
  ['coupon deliveryTag', 30, (n) => ({ type: 'coupon', couponId: 'c', deliveryTag: a(n) })],
];

function imagemap(action: { altText?: string; label?: string; text?: string }, count = 1): object {
  const { altText = 'alt', ...fields } = action;
  const one = { type: 'message', text: 't', area: { x: 0, y: 0, width: 1, height: 1 }, ...fields };
  return {
    type: 'imagemap',
    baseUrl: url(30),
    altText,
    baseSize: { width: 1040, height: 585 },
    actions: Array.from({ length: count }, () => one),
  };
}

function imageCarousel(action: object, count = 1): object {
  const column = { imageUrl: url(30), action };
  return {
    type: 'template',
    altText: 'a',
    template: { type: 'image_carousel', columns: Array.from({ length: count }, () => column) },
  };
}

describe('limits at their edges', () => {
  test.each(EDGES)('%s: %i', (_, max, message) => {
    expect(wrongs(message(max))).toEqual([]);
    expect(refusalOf([message(max + 1)])).not.toBeNull();
  });

  test('five messages, and not none', () => {
    const texts = (n: number) => Array.from({ length: n }, () => ({ type: 'text', text: 'x' }));
    expect(refusalOf(texts(5))).toBeNull();
    expect(refusalOf(texts(6))?.details).toEqual([{ message: 'Size must be between 1 and 5', property: 'messages' }]);
    expect(refusalOf([])).not.toBeNull();
    expect(refusalOf(undefined)).not.toBeNull();
  });

  test('confirm has exactly two actions', () => {
    const confirm = (n: number) => ({
      type: 'template',
      altText: 'a',
      template: { type: 'confirm', text: 't', actions: Array(n).fill(act) },
    });
    expect([1, 2, 3].map((n) => ok(confirm(n)))).toEqual([false, true, false]);
  });

  test('columns of a carousel are alike', () => {
    expect(ok(carousel({}, [{ text: 't', actions: [act, act] }]))).toBe(false);
    expect(ok(carousel({ title: 'x' }, [{ text: 't', actions: [act] }]))).toBe(false);
  });
});

describe('LINE words its refusals', () => {
  test('every wrong field is named, in order', () => {
    expect(refusalOf([{ type: 'text', text: '' }, { type: 'nothing' }])).toEqual({
      message: 'The request body has 2 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        {
          message:
            'Must be one of the following values: [text, textV2, sticker, image, video, audio, location, imagemap, template, flex, coupon]',
          property: 'messages[1].type',
        },
      ],
    });
  });

  test('deep properties', () => {
    expect(wrongs(quick({ ...act, label: a(21) }))).toEqual([
      'messages[0].quickReply.items[0].action.label: Length must be between 0 and 20',
    ]);
  });

  test('numbers are no strings', () => {
    expect(wrongs(postback({ data: 1 }))).toEqual(['messages[0].template.actions[0].data: Must be a string']);
    expect(wrongs({ type: 'text', text: 5 })).toEqual(['messages[0].text: Must be a string']);
  });

  test('null stands for absent', () => {
    expect(ok(buttons({ title: null, thumbnailImageUrl: null }))).toBe(true);
  });
});

describe('addresses', () => {
  const uri = (address: string) => withActions({ type: 'uri', label: 'l', uri: address });
  const image = (address: string) => ({ type: 'image', originalContentUrl: address, previewImageUrl: address });

  test.each([
    'http://a.b/',
    'https://a.b/%E0%B8%81',
    'line://app/1',
    'tel:021234567',
    'https://liff.line.me/1-a/x?y=1#z',
  ])('%s may be tapped', (address) => {
    expect(wrongs(uri(address))).toEqual([]);
  });

  test.each(['/relative', 'javascript:alert(1)', 'ftp://a.b', 'https://a.b/ก', 'https://a.b/a b', 'mailto:a@b.c', ''])(
    '%s may not',
    (address) => {
      expect(ok(uri(address))).toBe(false);
    },
  );

  test('images need https, unless this machine is allowed to stand for it', () => {
    expect(wrongs(image('https://a.b/x.png'))).toEqual([]);
    expect(ok(image('http://a.b/x.png'))).toBe(false);
    expect(ok(image('http://localhost:3001/x.png'))).toBe(false);
    expect(wrongs(image('http://localhost:3001/x.png'), true)).toEqual([]);
    expect(wrongs(image('http://localhost.evil.example/x.png'), true)).not.toEqual([]);
  });
});

describe('actions stand only where LINE puts them', () => {
  test('camera and location are for quick replies', () => {
    for (const type of ['camera', 'cameraRoll', 'location']) {
      expect(ok(quick({ type, label: 'l' }))).toBe(true);
      expect(ok(quick({ type }))).toBe(false);
      expect(ok(withActions({ type, label: 'l' }))).toBe(false);
    }
  });

  test('richmenuswitch is for rich menus', () => {
    expect(ok(quick({ type: 'richmenuswitch', label: 'l', richMenuAliasId: 'a', data: 'd' }))).toBe(false);
  });

  test('displayText and text exclude each other; fillInText needs the keyboard', () => {
    expect(ok(postback({ displayText: 'x', text: 'y' }))).toBe(false);
    expect(ok(postback({ fillInText: 'x' }))).toBe(false);
  });

  test('pickers know their times', () => {
    const picker = (fields: object) => withActions({ type: 'datetimepicker', label: 'l', data: 'd', ...fields });
    expect(ok(picker({ mode: 'date', initial: '2026-11-21', min: '1900-01-01', max: '2100-12-31' }))).toBe(true);
    expect(ok(picker({ mode: 'datetime', initial: '2026-11-21t23:59' }))).toBe(true);
    expect(ok(picker({ mode: 'date', initial: '1899-12-31' }))).toBe(false);
    expect(ok(picker({ mode: 'time', initial: '24:00' }))).toBe(false);
    expect(ok(picker({ mode: 'date', min: '2026-02-01', max: '2026-01-01' }))).toBe(false);
    expect(ok(picker({}))).toBe(false);
  });
});

describe('text v2', () => {
  const v2 = (words: string, substitution?: object) => ({ type: 'textV2', text: words, substitution });
  test('braces name keys', () => {
    const mention = { type: 'mention', mentionee: { type: 'all' } };
    expect(wrongs(v2('hi {who}', { who: mention }))).toEqual([]);
    expect(wrongs(v2('{{not a key}}'))).toEqual([]);
    expect(wrongs(v2('{!owe}'))).toEqual([
      "messages[0].text: The key '!owe' enclosed in '{}' does not match the pattern '^[a-zA-Z0-9_]{1,20}$'.",
    ]);
    expect(ok(v2('{who}'))).toBe(false);
  });

  test('at most 20 emoji', () => {
    const emoji = { type: 'emoji', productId: 'p', emojiId: 'e' };
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, emoji]));
    expect(ok(v2('x', many(20)))).toBe(true);
    expect(ok(v2('x', many(21)))).toBe(false);
  });

  test('an emoji stands on a $', () => {
    const emojis = [{ index: 1, productId: 'p', emojiId: 'e' }];
    expect(ok({ type: 'text', text: 'a$', emojis })).toBe(true);
    expect(ok({ type: 'text', text: '$a', emojis })).toBe(false);
  });
});
