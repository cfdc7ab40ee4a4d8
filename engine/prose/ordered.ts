/** Of items in order, the index of the first that is not before something; how many there are where all are. */
export function partitionPoint<Item>(items: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first of some ascending numbers that is not below a place; how many there are where all are. */
export function firstFrom(numbers: ArrayLike<number>, place: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Of rows that begin with ascending numbers, the index of the last that does not begin behind a place; of the first row
 * asked for where all of them do.
 *
 * @param numbers the rows, one behind the other
 * @param width how many numbers a row has
 * @param first the row at which the search begins
 */
export function lastUpTo(numbers: readonly number[], width: number, place: number, first = 0): number {
  let low = first;
  let high = numbers.length / width - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle * width] ?? place) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
