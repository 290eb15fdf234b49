import { h } from '../dom.js';
import { icon } from '../icons.js';
import { samplePicture, smallerPicture } from '../pictures.js';
import { STICKERS, stickerFace } from '../stickers.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */

/** @param {import('../icons.js').IconName} name @param {string} label @param {() => void} onclick */
const tile = (name, label, onclick) =>
  h('button', { class: 'tile', type: 'button', onclick }, h('span', { class: 'tile-icon' }, icon(name, 28)), label);

/**
 * Takes a picture with the camera or from the files and sends it.
 * @param {Phone} phone
 * @param {boolean} camera
 * @param {() => void} [sent]
 */
export function pickPhoto(phone, camera, sent) {
  const input = h('input', { type: 'file', accept: 'image/*', capture: camera ? 'environment' : null, hidden: true });
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    input.remove();
    if (!file) return;
    sent?.();
    await phone.send({ do: 'image', ...(await smallerPicture(file)) });
  });
  phone.el.append(input);
  input.click();
}

/**
 * The small sheet of the quick replies `camera` and `cameraRoll`: a real picture, or a sample for who has none at hand.
 * @param {Phone} phone
 * @param {boolean} camera
 * @returns {Promise<boolean>} whether something was sent
 */
export function photoSheet(phone, camera) {
  let done = false;
  const finish = () => {
    done = true;
    sheet.close();
  };
  const sheet = phone.sheet({
    title: camera ? TEXT.takePhoto : TEXT.choosePhoto,
    body: [
      h(
        'div',
        { class: 'tiles' },
        tile('camera', TEXT.takePhoto, () => pickPhoto(phone, true, finish)),
        tile('photo', TEXT.choosePhoto, () => pickPhoto(phone, false, finish)),
        tile('pin', TEXT.samplePhoto, () => {
          finish();
          void phone.send({ do: 'image', ...samplePicture() });
        }),
      ),
    ],
  });
  return sheet.closed.then(() => done);
}

/** The stickers that can be sent. @param {Phone} phone */
export function stickerSheet(phone) {
  const sheet = phone.sheet({
    title: TEXT.sticker,
    body: [
      h(
        'div',
        { class: 'tiles stickers' },
        ...STICKERS.map(({ packageId, stickerId, keywords }) =>
          h(
            'button',
            {
              class: 'tile-sticker',
              type: 'button',
              'aria-label': TEXT.stickerSent(keywords.join(' ')),
              onclick: () => {
                sheet.close();
                phone.send({ do: 'sticker', packageId, stickerId, keywords });
              },
            },
            stickerFace(stickerId),
          ),
        ),
      ),
    ],
  });
}

/** What the plus button offers. @param {Phone} phone */
export function attachSheet(phone) {
  /** @param {() => void} then */
  const leave = (then) => () => {
    sheet.close();
    then();
  };
  const sheet = phone.sheet({
    title: TEXT.attach,
    body: [
      h(
        'div',
        { class: 'tiles' },
        tile(
          'camera',
          TEXT.takePhoto,
          leave(() => pickPhoto(phone, true)),
        ),
        tile(
          'photo',
          TEXT.choosePhoto,
          leave(() => pickPhoto(phone, false)),
        ),
        tile(
          'smile',
          TEXT.sticker,
          leave(() => stickerSheet(phone)),
        ),
        tile(
          'pin',
          TEXT.location,
          leave(() => phone.act({ type: 'location' })),
        ),
      ),
    ],
  });
}
