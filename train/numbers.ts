/**
 * A number of a row.
 *
 * @throws RangeError at a place that the row lacks: what is learned from there on would be NaN
 */
export function at(row: Float64Array, place: number): number {
  const value = row[place];
  if (value === undefined) throw new RangeError(`A row of ${row.length} numbers has none at ${place}.`);
  return value;
}

/** Adds to a number of a row. */
export function add(row: Float64Array, place: number, more: number): void {
  row[place] = at(row, place) + more;
}

/** What two rows of one length come to, number by number. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += at(one, place) * at(other, place);
  return sum;
}
