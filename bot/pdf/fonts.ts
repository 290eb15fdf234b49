import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Weight = 'regular' | 'bold';

/** Sarabun is the face of official letters, and its TrueType files carry the rules that place Thai marks. */
const FILES: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf',
  bold: '@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf',
};

/** The bytes of the font, from the package that is installed. */
export function fontBytes(weight: Weight): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(FILES[weight])));
}
