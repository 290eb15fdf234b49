/** What a JPEG begins and ends with, and the markers that matter here (ITU-T T.81, table B.1). */
const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP15 = 0xef;
/** JFIF, and Adobe's note on how colours are coded: without them a picture may look wrong. */
const KEPT: ReadonlySet<number> = new Set([0xe0, 0xee]);

/**
 * A JPEG without what cameras and apps write beside the picture: place, device, time, thumbnail (Exif, XMP, IPTC, comments),
 * and whatever was hung on behind its end. Null when it is no whole JPEG.
 */
export function cleanJpeg(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (jpeg[0] !== MARKER || jpeg[1] !== START) return null;
  const parts: Uint8Array[] = [jpeg.subarray(0, 2)];
  let scanned = false;
  for (let part = partAt(jpeg, 2); part !== null; part = partAt(jpeg, part.until)) {
    if (!isRemark(part.kind)) parts.push(jpeg.subarray(part.from, part.until));
    if (part.kind === END) return scanned ? joined(parts) : null;
    scanned ||= part.kind === SCAN;
  }
  return null;
}

interface Part {
  readonly kind: number;
  readonly from: number;
  readonly until: number;
}

/** The marker at a place with all that belongs to it; null when none is there, or it is cut off. */
function partAt(jpeg: Uint8Array, at: number): Part | null {
  let from = at;
  // Markers may be padded with their first byte.
  while (jpeg[from] === MARKER && jpeg[from + 1] === MARKER) from += 1;
  const kind = jpeg[from + 1];
  if (jpeg[from] !== MARKER || kind === undefined) return null;
  if (kind === END) return { kind, from, until: from + 2 };
  const length = lengthAt(jpeg, from + 2);
  const end = from + 2 + length;
  if (length < 2 || end > jpeg.length) return null;
  return { kind, from, until: kind === SCAN ? scanEnd(jpeg, end) : end };
}

const isRemark = (kind: number) => kind === COMMENT || (kind >= APP0 && kind <= APP15 && !KEPT.has(kind));
const lengthAt = (jpeg: Uint8Array, at: number) => ((jpeg[at] ?? 0) << 8) | (jpeg[at + 1] ?? 0);

/** Where the picture's own bytes end: at the next marker that is neither a stuffed zero nor a restart. */
function scanEnd(jpeg: Uint8Array, from: number): number {
  for (let at = from; at < jpeg.length; at++) {
    if (jpeg[at] !== MARKER) continue;
    const next = jpeg[at + 1] ?? END;
    const goesOn = next === 0 || next === MARKER || (next >= 0xd0 && next <= 0xd7);
    if (!goesOn) return at;
  }
  return jpeg.length;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
