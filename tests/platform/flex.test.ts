import { describe, expect, test } from 'vitest';
import { bubble, button, flex, ok, refusalOf, wrongs } from './support/refusals.ts';

const text = (fields: object = {}) => ({ type: 'text', text: 'x', ...fields });
const flexWrongs = (contents: object) => wrongs(flex(contents));

describe('flex', () => {
  test('LINE names the message, and points inside its contents', () => {
    const good = { type: 'text', text: 'x' };
    const bad = flex(bubble(text(), button({ label: 'a'.repeat(41) })));
    expect(refusalOf([good, bad])).toEqual({
      message: 'A message (messages[1]) in the request body is invalid',
      details: [
        {
          message: 'invalid property (Length must be between 0 and 40)',
          property: '/body/contents/1/action/label',
        },
      ],
    });
  });

  test('a scheme that LINE refuses is called by its name', () => {
    const hero = { type: 'image', url: 'ftp://a.b/c.png' };
    expect(flexWrongs({ type: 'bubble', hero })).toEqual(['/hero/url: invalid uri scheme']);
  });

  test('everything that a card may hold', () => {
    const card = {
      type: 'bubble',
      size: 'mega',
      direction: 'ltr',
      header: {
        type: 'box',
        layout: 'baseline',
        contents: [{ type: 'icon', url: 'https://a.b/i.png', size: '3xl', scaling: true }, text()],
      },
      hero: { type: 'image', url: 'https://a.b/h.png', size: 'full', aspectRatio: '20:13', aspectMode: 'cover' },
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'md',
        paddingAll: '12px',
        background: {
          type: 'linearGradient',
          angle: '90deg',
          startColor: '#ffffff',
          endColor: '#000000ff',
          centerPosition: '50%',
          centerColor: '#ff0000',
        },
        contents: [
          text({
            wrap: true,
            scaling: true,
            size: 'xl',
            weight: 'bold',
            color: '#06c755',
            maxLines: 2,
            lineSpacing: '4px',
          }),
          {
            type: 'text',
            contents: [
              { type: 'span', text: 'a', decoration: 'line-through' },
              { type: 'span', text: 'b', size: '12.5px' },
            ],
          },
          { type: 'separator', margin: 'lg', color: '#cccccc' },
          {
            type: 'box',
            layout: 'horizontal',
            width: '50%',
            cornerRadius: 'xxl',
            borderWidth: 'semi-bold',
            offsetTop: '-4px',
            position: 'absolute',
            contents: [],
          },
          { type: 'filler' },
        ],
      },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [{ ...button(), style: 'primary', height: 'sm', scaling: true, adjustMode: 'shrink-to-fit' }],
      },
      styles: { footer: { separator: true, separatorColor: '#eeeeee', backgroundColor: '#ffffff' } },
      action: { type: 'postback', data: 'x' },
    };
    expect(flexWrongs(card)).toEqual([]);
  });

  test.each<[string, object]>([
    ['an unknown field', bubble(text({ colour: '#ffffff' }))],
    ['an unknown component', bubble({ type: 'spacer' })],
    ['an empty text', bubble({ type: 'text', text: '' })],
    ['a text that is a number', bubble({ type: 'text', text: 4 })],
    ['a bad colour', bubble(text({ color: 'red' }))],
    ['a bad size', bubble(text({ size: 'huge' }))],
    ['a boolean in quotes', bubble(text({ wrap: 'true' }))],
    ['flex in quotes', bubble(text({ flex: '1' }))],
    ['a button without a label', bubble({ type: 'button', action: { type: 'postback', data: 'x' } })],
    ['a button without an action', bubble({ type: 'button' })],
    ['a span outside a text', bubble({ type: 'span', text: 'x' })],
    ['an icon off the baseline', bubble({ type: 'icon', url: 'https://a.b/c.png' })],
    ['a button on a baseline', { type: 'bubble', body: { type: 'box', layout: 'baseline', contents: [button()] } }],
    ['a box without layout', { type: 'bubble', body: { type: 'box', contents: [] } }],
    ['a box without contents', { type: 'bubble', body: { type: 'box', layout: 'vertical' } }],
    ['a body that is a text', { type: 'bubble', body: text() }],
    ['a bubble without blocks', { type: 'bubble' }],
    [
      'a height over three widths',
      { type: 'bubble', hero: { type: 'image', url: 'https://a.b/c.png', aspectRatio: '1:4' } },
    ],
    ['a video in a small bubble', { type: 'bubble', size: 'micro', hero: video() }],
    ['a video in a carousel', { type: 'carousel', contents: [{ type: 'bubble', hero: video() }] }],
    ['bubbles of two sizes', { type: 'carousel', contents: [{ ...bubble(text()), size: 'micro' }, bubble(text())] }],
    ['no bubble', { type: 'carousel', contents: [] }],
  ])('%s is refused', (_, contents) => {
    expect(ok(flex(contents))).toBe(false);
  });

  test('a video may stand on top of a mega bubble', () => {
    expect(flexWrongs({ type: 'bubble', hero: video() })).toEqual([]);
  });
});

function video(): object {
  const altContent = { type: 'image', url: 'https://a.b/p.png' };
  return { type: 'video', url: 'https://a.b/v.mp4', previewUrl: 'https://a.b/p.png', altContent, aspectRatio: '20:13' };
}

describe('flex sizes, in bytes of JSON', () => {
  /** A bubble of exactly so many bytes. One text holds at most 5,000 units, so it takes several. */
  function bubbleOf(bytes: number): object {
    const texts = Array.from({ length: Math.ceil(bytes / 4_000) - 1 }, () => text({ text: 'a'.repeat(4_000) }));
    const room = bytes - Buffer.byteLength(JSON.stringify(bubble(...texts, text({ text: '' }))));
    return bubble(...texts, text({ text: 'a'.repeat(room) }));
  }

  test('30 KB for a bubble', () => {
    expect(ok(flex(bubbleOf(30 * 1024)))).toBe(true);
    expect(ok(flex(bubbleOf(30 * 1024 + 1)))).toBe(false);
  });

  test('50 KB for a carousel', () => {
    const frame = Buffer.byteLength('{"type":"carousel","contents":[,]}');
    const both = (bytes: number) => ({
      type: 'carousel',
      contents: [bubbleOf(25_000), bubbleOf(bytes - frame - 25_000)],
    });
    expect(ok(flex(both(50 * 1024)))).toBe(true);
    expect(ok(flex(both(50 * 1024 + 1)))).toBe(false);
  });
});
