/**
 * Work that can be left between two steps and gone on with later. The result is the same however long the pauses are, and
 * whoever does not go on has lost nothing but the work.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does work at once, whatever its steps. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many items are made in one step: a pause costs about as much as a tenth of one item. */
const ITEMS = 32;

/** Whether a step ends with the item at an index of a list. */
export const endsStep = (at: number): boolean => at % ITEMS === ITEMS - 1;

/** Makes one of each item of a list, some in each step. */
export function* mapped<Item, Made>(items: readonly Item[], make: (item: Item, at: number) => Made): Steps<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at++) {
    made.push(make(items[at] as Item, at));
    if (endsStep(at)) yield;
  }
  return made;
}
