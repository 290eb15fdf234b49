import type { World } from '../world.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * What LINE tells the SDK of the LIFF app and the chat it was opened from; the SDK reads the middle part and checks no
 * signature. Without a person it is what an external browser gets.
 */
export function contextToken(world: World, liffId: string, endpointUrl: string, userId: string | null): string {
  const whose =
    userId === null
      ? { type: 'external' }
      : { type: 'utou', userId, utouId: `T${world.ids.token(32)}`, viewType: 'full' };
  const context = { ...whose, liffId, endpointUrl, permanentLinkPattern: 'concat', scope: ['openid', 'profile'] };
  return `${part({ alg: 'none' })}.${part({ ...context, availability: {} })}.${world.ids.token(16)}`;
}
