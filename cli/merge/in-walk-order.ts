/**
 * Compares two paths as a run comes to them: each folder in the order of its
 * names.
 *
 * @returns as for `sort`
 */
export function inWalkOrder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [at, name] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (name !== other) return name < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** What several parts have said, once each, in the order of the parts. */
export function withoutRepeats<T>(said: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return said.filter((each) => {
    const key = JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
}
