/** A logistic model: a bias, and a weight for each fact that counts. */
export interface LogisticModel {
  readonly bias: number;
  /** Fact, weight, and what the fact is on average, so that a reason can be told from what holds everywhere. */
  readonly weights: readonly (readonly [fact: string, weight: number, average: number])[];
}

/** What the cast has learned. */
export interface CastModel {
  /** Two words of which one is the general word. */
  readonly general: LogisticModel;
  /** Two words of which neither is. */
  readonly special: LogisticModel;
  /** Of a word and the general one: whether a reader would change just these places; facts of the pair and of the places. */
  readonly told: LogisticModel;
  /** Whether a reader would change just these places, where two words are known to be one actor. */
  readonly places: LogisticModel;
}

/**
 * The log-odds that a model gives to facts; a fact that is not there counts as 0.
 *
 * @param own facts that come before those of the same name
 */
export function logOddsOf(
  { bias, weights }: LogisticModel,
  facts: Readonly<Record<string, number>>,
  own: Readonly<Record<string, number>> = {},
): number {
  let score = bias;
  for (const [fact, weight] of weights) score += weight * (own[fact] ?? facts[fact] ?? 0);
  return score;
}

/** The facts that moved a score away from the average, strongest first; positive for, negative against. */
export function contributionsOf(
  { weights }: LogisticModel,
  facts: Readonly<Record<string, number>>,
): readonly (readonly [fact: string, moved: number])[] {
  return weights
    .map(([fact, weight, average]): readonly [string, number] => [fact, weight * ((facts[fact] ?? 0) - average)])
    .sort((one, other) => Math.abs(other[1]) - Math.abs(one[1]));
}

export const probability = (score: number): number => 1 / (1 + Math.exp(-score));
