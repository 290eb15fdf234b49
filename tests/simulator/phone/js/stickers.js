/** @typedef {{ packageId: string, stickerId: string, keywords: string[] }} Sticker */
/** @typedef {Sticker & { word: string, fill: string, mood: keyof typeof MOUTHS }} StickerArt */

const MOUTHS = {
  smile: '<path d="M48 70q12 14 24 0"/>',
  laugh: '<path d="M46 68h28q-2 18-14 18T46 68z" fill="#7a2b12"/>',
  tired: '<path d="M50 76q10-8 20 0"/>',
};
const EYES = {
  smile: '<path d="M44 54v.1M76 54v.1" stroke-width="9"/>',
  laugh: '<path d="M38 56q6-8 12 0M70 56q6-8 12 0"/>',
  tired: '<path d="M38 54l10 3M82 54l-10 3"/>',
};

/**
 * The stickers of the tray: real package and sticker ids that LINE lets every account send, with faces of our own and
 * the keywords that a webhook carries.
 * @type {StickerArt[]}
 */
export const STICKERS = [
  { packageId: '446', stickerId: '1988', keywords: ['hello', 'สวัสดี'], word: 'สวัสดี', fill: '#ffd35c', mood: 'smile' },
  { packageId: '446', stickerId: '1989', keywords: ['ok', 'ตกลง'], word: 'โอเค', fill: '#9be07a', mood: 'smile' },
  { packageId: '446', stickerId: '1990', keywords: ['thanks', 'ขอบคุณ'], word: 'ขอบคุณ', fill: '#ffb3c1', mood: 'laugh' },
  { packageId: '446', stickerId: '1991', keywords: ['cheer', 'สู้'], word: 'สู้ ๆ', fill: '#ffb066', mood: 'laugh' },
  { packageId: '446', stickerId: '1992', keywords: ['happy', 'ดีใจ'], word: 'ดีใจ', fill: '#8fd7f5', mood: 'laugh' },
  { packageId: '446', stickerId: '1993', keywords: ['tired', 'เหนื่อย'], word: 'เหนื่อย', fill: '#c9b8f0', mood: 'tired' },
];

/** @type {StickerArt} */
const UNKNOWN = { packageId: '', stickerId: '', keywords: [], word: 'สติกเกอร์', fill: '#cfe6cf', mood: 'smile' };

/**
 * A friendly face in place of LINE's art, drawn for this page.
 * @param {string} stickerId
 */
export function stickerFace(stickerId) {
  const { word, fill, mood } = STICKERS.find((sticker) => sticker.stickerId === stickerId) ?? UNKNOWN;
  const box = document.createElement('template');
  box.innerHTML = `<svg viewBox="0 0 120 140" aria-hidden="true"><g fill="none" stroke="#3b2314" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"><circle cx="60" cy="60" r="48" fill="${fill}"/>${EYES[mood]}${MOUTHS[mood]}</g><text x="60" y="132" text-anchor="middle" font-size="23" font-weight="700" fill="#20340f" stroke="#fff" stroke-width="6" paint-order="stroke" stroke-linejoin="round">${word}</text></svg>`;
  return /** @type {SVGElement} */ (box.content.firstChild);
}
