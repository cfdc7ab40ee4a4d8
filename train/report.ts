import { apply, fit } from './fit.js';
import { ROLES, type Sample } from './sample.js';

const FOLDS = 5;

/**
 * Prints what the weights are worth on mentions of other repositories: for
 * each word, how many wrong words would be found at 1, 2, 4 and 8 false
 * alarms. The repository of a mention is left out of what it is judged with.
 */
export function report(training: readonly Sample[], held: readonly Sample[]): void {
  const repos = [...new Set(held.map(({ repo }) => repo))].sort();
  const against = new Map<Sample, readonly number[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = new Set(repos.filter((_, at) => at % FOLDS === fold));
    const model = fit(training.filter(({ repo }) => !out.has(repo)));
    for (const sample of held) if (out.has(sample.repo)) against.set(sample, apply(model, sample));
  }
  ROLES.slice(0, 3).forEach((role, at) => {
    const score = (sample: Sample): number => against.get(sample)?.[at] ?? 0;
    const right = held
      .filter(({ label, written }) => written === at && (label === 'N' || label[at] === 2))
      .map(score)
      .sort((a, b) => b - a);
    const wrong = held
      .filter(({ label, written }) => label !== 'N' && written !== at && label[written] === 2 && label[at] === 0)
      .map(score);
    const curve = [1, 2, 4, 8].map(
      (alarms) =>
        `${alarms}: ${((100 * wrong.filter((value) => value > (right[alarms] ?? 0)).length) / wrong.length).toFixed(0)} %`,
    );
    console.log(
      `${role.padEnd(9)} ${right.length} right, ${wrong.length} wrong; found at false alarms ${curve.join(', ')}`,
    );
  });
}
