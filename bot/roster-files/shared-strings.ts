import { RosterFileError } from './errors.ts';
import { MOST_CELL, MOST_SHARED } from './limits.ts';
import { readXml } from './xml.ts';

/** The texts that cells point to by number. A text may stand in several runs; how it is pronounced is no part of it. */
export async function sharedStrings(pieces: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPronunciation = false;
  const listener = {
    open(name: string) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPronunciation = true;
    },
    close(name: string) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPronunciation = false;
      else if (name === 'si' && strings.push(text) > MOST_SHARED) throw new RosterFileError('bomb');
    },
    text(piece: string) {
      if (inText && !inPronunciation && text.length < MOST_CELL) text += piece.slice(0, MOST_CELL);
    },
  };
  for await (const _ of readXml(pieces, listener));
  return strings;
}
