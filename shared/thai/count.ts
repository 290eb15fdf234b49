/** `12,345`; a negative number with the real minus sign, which screen readers read out. */
export function formatCount(n: number): string {
  const grouped = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ',');
  return n < 0 ? `\u2212${grouped}` : grouped;
}
