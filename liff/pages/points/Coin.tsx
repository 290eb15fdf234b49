/** A thank-you coin; decoration. */
export function Coin() {
  return (
    <svg class="coin" viewBox="0 0 72 72" aria-hidden="true">
      <circle cx="36" cy="38" r="31" fill="#b97f00" />
      <circle cx="36" cy="35" r="31" fill="#f6b60d" />
      <circle cx="36" cy="35" r="24" fill="none" stroke="#ffe39a" stroke-width="3" />
      <path d="M36 20.5l4.3 8.9 9.8 1.3-7.1 6.9 1.7 9.7-8.7-4.7-8.7 4.7 1.7-9.7-7.1-6.9 9.8-1.3z" fill="#fff6da" />
    </svg>
  );
}
