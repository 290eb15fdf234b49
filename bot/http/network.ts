/** From this machine itself, or by a proxy on it that we were not told of: then it stands for everybody. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * What one household or mast has of the internet: an IPv4 address, or the 64 bits of an IPv6 one that its holder cannot
 * choose (RFC 6177). Null where it tells nothing.
 */
export function networkOf(address: string): string | null {
  if (address === '' || LOOPBACK.test(address)) return null;
  const [bare = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined || !bare.includes(':')) return mapped ?? bare;
  const [head = '', tail] = bare.split('::');
  const [first, last] = [parts(head), parts(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
