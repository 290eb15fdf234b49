import type { LineObject } from '../simulator/platform/phone-types.ts';

export const say = (text: string, ...quick: LineObject[]): LineObject => ({
  type: 'text',
  text,
  ...(quick.length > 0 && { quickReply: { items: quick.map((action) => ({ type: 'action', action })) } }),
});

const line = (text: string, more: object = {}) => ({ type: 'text', text, wrap: true, scaling: true, ...more });

/** A card with a tappable row, three buttons of each style and marks above and below its letters. */
export const CARD: LineObject = {
  type: 'flex',
  altText: 'ตรวจก่อนส่ง',
  contents: {
    type: 'bubble',
    header: {
      type: 'box',
      layout: 'vertical',
      backgroundColor: '#0b6b4b',
      contents: [line('ตรวจก่อนส่ง ที่นี่ ผู้ใหญ่ ป่ำ น้ำ', { color: '#ffffff', size: 'xl', weight: 'bold' })],
    },
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'md',
      contents: [
        {
          type: 'box',
          layout: 'horizontal',
          paddingAll: '12px',
          backgroundColor: '#eef6f1',
          cornerRadius: '8px',
          action: { type: 'postback', label: 'แก้ผู้สูงอายุ', data: 'row', displayText: 'แก้ผู้สูงอายุ' },
          contents: [line('ผู้สูงอายุ', { flex: 3 }), line('4 คน', { flex: 2, align: 'end', weight: 'bold' })],
        },
        { type: 'separator' },
        line('<b>a & "b"</b>\nบรรทัดที่สอง'),
        { type: 'text', text: '1234-5678-9012-3456-7890', size: '4xl', adjustMode: 'shrink-to-fit' },
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        button('primary', 'ยืนยันส่ง', 'confirm'),
        button('secondary', 'แก้ไข', 'edit', 'sm'),
        button('link', 'ยกเลิก', 'cancel'),
      ],
    },
  },
};

function button(style: string, label: string, data: string, height = 'md'): object {
  return {
    type: 'button',
    style,
    height,
    scaling: true,
    action: { type: 'postback', label, data, displayText: label },
  };
}

export const CAROUSEL: LineObject = {
  type: 'flex',
  altText: 'เลือกหนึ่งใบ',
  contents: {
    type: 'carousel',
    contents: ['หนึ่ง', 'สอง', 'สาม'].map((name) => ({
      type: 'bubble',
      size: 'kilo',
      body: { type: 'box', layout: 'vertical', contents: [line(`การ์ด${name}`)] },
      footer: { type: 'box', layout: 'vertical', contents: [button('primary', `เลือก${name}`, `card:${name}`)] },
    })),
  },
};

export const CONFIRM: LineObject = {
  type: 'template',
  altText: 'ใช่หรือไม่',
  template: {
    type: 'confirm',
    text: 'ใช่คุณหรือไม่',
    actions: [
      { type: 'message', label: 'ใช่', text: 'ใช่ ฉันเอง' },
      { type: 'message', label: 'ไม่', text: 'ไม่ใช่' },
    ],
  },
};
