export interface LoginChannel {
  readonly channelId: string;
  readonly channelSecret: string;
  /** Origin without a path. */
  readonly apiOrigin: string;
  readonly timeoutMs?: number;
}

/** Takes back what a user granted to our LINE Login channel; true when LINE says that it is done. Never throws. */
export type Deauthorize = (accessToken: string) => Promise<boolean>;

const TIMEOUT_MS = 5000;

/** The option of the app: without the channel's secret LINE cannot be asked. */
export function deauthorizing(
  login: { readonly channelId: string; readonly channelSecret: string | null } | null,
  apiOrigin: string,
): { readonly deauthorize?: Deauthorize } {
  const secret = login?.channelSecret ?? null;
  if (login === null || secret === null) return {};
  return { deauthorize: deauthorizer({ channelId: login.channelId, channelSecret: secret, apiOrigin }) };
}

/**
 * LINE asks every service to do this when somebody leaves it (line-platform.md §5.1). Best effort: whose token it is and
 * whether it is still good LINE judges itself. The channel's own token is a stateless one, good for 15 minutes and kept
 * nowhere.
 */
export function deauthorizer(channel: LoginChannel): Deauthorize {
  const { channelId, channelSecret, apiOrigin } = channel;
  return async (accessToken) => {
    const signal = AbortSignal.timeout(channel.timeoutMs ?? TIMEOUT_MS);
    try {
      const issued = await fetch(new URL('/oauth2/v3/token', apiOrigin), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: channelId,
          client_secret: channelSecret,
        }),
        signal,
      });
      const { access_token: channelToken } = (await issued.json()) as { access_token?: unknown };
      if (!issued.ok || typeof channelToken !== 'string') return false;
      const done = await fetch(new URL('/user/v1/deauthorize', apiOrigin), {
        method: 'POST',
        headers: { authorization: `Bearer ${channelToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ userAccessToken: accessToken }),
        signal,
      });
      await done.arrayBuffer();
      return done.ok;
    } catch {
      return false;
    }
  };
}
