import { BlockList, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where requests come from: the connection's other end, or what a proxy tells that we were told to trust. Each proxy adds
 * to the right of X-Forwarded-For; what stands left of the first one that we do not know may be anybody's invention.
 */
export function remoteAddress(trusted: readonly string[]): (c: Context) => string | null {
  const proxies = listOf(trusted);
  return (c) => {
    const nearest = getConnInfo(c).remote.address ?? null;
    const forwarded = c.req.header('x-forwarded-for');
    if (nearest === null || forwarded === undefined || !has(proxies, nearest)) return nearest;
    const hops = forwarded.split(',').map((hop) => hop.trim());
    return hops.findLast((hop) => !has(proxies, hop)) ?? nearest;
  };
}

function listOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** An IPv4 neighbour of a socket that takes both looks like `::ffff:10.0.0.1`. */
function has(list: BlockList, address: string): boolean {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return list.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}
