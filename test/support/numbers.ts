/**
 * What was read or said, as a text in which lists and tables are numbered in the order in which they are first met. A reading
 * gives them numbers that tell them apart, and after an edit others than a reading afresh.
 */
export function withCountedLists(said: unknown): string {
  const numbers = { list: new Map<string, number>(), table: new Map<string, number>() };
  return JSON.stringify(said).replace(/"(list|table)":\{"id":(-?\d+)/g, (_, kind: 'list' | 'table', id: string) => {
    const known = numbers[kind];
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return `"${kind}":{"id":${number}`;
  });
}
