/** The middle of what units have in the middle, each counting for as many as it stands for. Null: nothing to weigh. */
export function weighedMedian(
  all: readonly { readonly value: number | null; readonly weight: number }[],
): number | null {
  const known = all.flatMap(({ value, weight }) => (value === null || weight <= 0 ? [] : [{ value, weight }]));
  const half = known.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { value, weight } of known.sort((a, b) => a.value - b.value)) {
    passed += weight;
    if (passed >= half) return value;
  }
  return null;
}
