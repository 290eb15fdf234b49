/** The stand-in's account in the bench. Nothing here is secret: it opens nothing but this run. */
export const CHANNEL_SECRET = 'bench-channel-secret';
export const ACCESS_TOKEN = 'bench-access-token';
