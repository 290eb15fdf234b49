import type { SaxesTagPlain } from 'saxes';
import { RosterFileError } from './errors.ts';

export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Names without their prefix: some writers put one before every tag. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece and answers after each piece, so that whoever listens can hand on what is whole. A document type
 * is refused: with it come entities, which grow without bounds or name other files (OWASP XXE).
 */
export async function* readXml(pieces: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<undefined> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new RosterFileError('damaged', error);
  });
  parser.on('doctype', () => {
    throw new RosterFileError('bomb');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
}
