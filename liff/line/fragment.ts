/** The tokens that LINE leaves in a LIFF page's fragment (the SDK's own list). */
const CREDENTIALS = [
  'context_token',
  'feature_token',
  'access_token',
  'id_token',
  'client_id',
  'mst_verifier',
  'mst_challenge',
  'msit',
];

/** What stands in the fragment under this name. */
export const inFragment = (name: string): string | null => new URLSearchParams(location.hash.slice(1)).get(name);

/** Takes the tokens out of the address: it may be shared, and what is spent only misleads the next sign-in. */
export function clearFragment(): void {
  const url = new URL(location.href);
  const left = new URLSearchParams(url.hash.slice(1));
  for (const name of CREDENTIALS) left.delete(name);
  url.hash = left.toString();
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}
