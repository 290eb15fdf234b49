import regular from '@fontsource/noto-sans-thai-looped/files/noto-sans-thai-looped-thai-400-normal.woff2?url';
import bold from '@fontsource/noto-sans-thai-looped/files/noto-sans-thai-looped-thai-700-normal.woff2?url';

/** Thai letters with their loops, which read better for this group; digits and Latin stay the phone's (frontend.md §5.22). */
export function loadFonts(): void {
  for (const [weight, url] of [
    ['400', regular],
    ['700', bold],
  ] as const) {
    const face = new FontFace('NSTL', `url(${url})`, {
      weight,
      display: 'swap',
      unicodeRange: 'U+0E00-0E7F,U+200B-200D,U+25CC',
    });
    // Without it the phone's own letters stay.
    face.load().then(
      (loaded) => document.fonts.add(loaded),
      () => {},
    );
  }
}
