/** Thai has no spaces between words; pdfkit would break inside of them. */
const WORDS = new Intl.Segmenter('th', { granularity: 'word' });
const LETTERS = new Intl.Segmenter('th', { granularity: 'grapheme' });
/** What steers the direction of letters, or is no letter at all: a name could turn a line around with it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;

/** A text as it may stand in a printed line. */
export function printable(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC');
}

/** The lines of a text between words, and inside a word only where it is longer than a line. */
export function wrapThai(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapLine(printable(paragraph), width, widthOf));
}

function wrapLine(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string) => {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  };
  for (const { segment } of WORDS.segment(text)) {
    if (widthOf(segment) <= width) put(segment);
    else for (const { segment: letter } of LETTERS.segment(segment)) put(letter);
  }
  return [...lines, line.trimEnd()];
}
