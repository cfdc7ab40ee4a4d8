/** What a team has answered about its people, written into a configuration that is there. */
import { type Answered, withCast } from './cast-edit.js';
import { decideIn } from './decisions.js';
import { parseConfiguration } from './parse.js';
import { type AnswersToProposal, termsOf, twoActors, writtenCast } from './proposal-text.js';
import { extendMap } from './yaml-edit.js';

/**
 * A configuration with the answers in it: every line stays as it is that says the same.
 *
 * @param file the name that messages call the configuration by
 * @param text YAML, or JSON; without mistakes
 */
export function answersIn(file: string, text: string, answers: AnswersToProposal, format: 'yaml' | 'json'): Answered {
  let written = text;
  const { terms } = parseConfiguration(file, text).data;
  const standing = [...answers.instead.keys()].find((word) => terms?.has(word) === true);
  if (standing !== undefined)
    return { refused: `“${standing}” stands in the terms of ${file} already: change it there.` };
  if (answers.cast !== undefined) {
    const changed = withCast(file, written, writtenCast(answers.cast), format);
    if ('refused' in changed) return changed;
    written = changed.text;
  }
  const entries = Object.fromEntries(Object.entries(termsOf(answers)).filter(([term]) => terms?.has(term) !== true));
  if (Object.keys(entries).length > 0) {
    const change = extendMap(written, 'terms', entries, format);
    if (change === undefined)
      return { refused: `${file} is written in a way that nothing can be added to: begin “terms:” there.` };
    written = written.slice(0, change.span.start) + change.text + written.slice(change.span.end);
  }
  if (answers.apart.length > 0) {
    const { change, problems } = decideIn(file, written, answers.apart.map(twoActors), format);
    const [problem] = problems;
    if (problem !== undefined) return { refused: problem.message };
    if (change !== undefined)
      written = written.slice(0, change.span.start) + change.text + written.slice(change.span.end);
  }
  return { text: written };
}
