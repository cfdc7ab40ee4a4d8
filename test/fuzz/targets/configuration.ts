import { loadConfiguration, parseConfiguration, settingsResolver } from '../../../configuration/index.js';
import { review } from '../../../rules/index.js';
import { holdSound, Unsound } from '../../support/soundness.js';
import { textOf } from './text.js';

const file = '/docs/distinguo.yml';
const sample = `# Users and customers

The user pays the invoice, an end user clicks **Save**, and the account holder’s merchants (clients) renew it.

<!-- distinguo-disable-next-line -->
Each customer/user signs in: $1 a.b [end][b] of the consumer.
`;

/** Settings that documents were reviewed by before: most of what is wrong comes to the settings without it. */
const tried = new Set<string>();

/**
 * Reads a configuration, which another that is built in the same way may extend, and reviews with what comes of
 * it: never throws, and whatever is wrong is told with file, line and column.
 */
export async function configuration(data: Uint8Array): Promise<void> {
  const [text = '', other = ''] = textOf(data).split('\0');
  for (const problem of parseConfiguration(file, text).problems) holdProblem(problem, text);
  const texts = new Map([
    [file, text],
    ['/docs/other.yml', other],
    ['/node_modules/terms/distinguo.yml', other],
  ]);
  const host = { readFile: async (path: string) => texts.get(path) };
  const loaded = await loadConfiguration(host, file, '/');
  for (const problem of loaded.problems) holdProblem(problem, texts.get(problem.file) ?? '');
  const { settings } = settingsResolver(loaded)('guide.md');
  if (settings.glossary.terms.some(({ term }) => term !== term.toLowerCase()))
    throw new Unsound('A term has capitals.');
  const all = JSON.stringify(settings);
  if (tried.has(all)) return;
  tried.add(all);
  review({ text: sample, languageId: 'markdown' }, settings);
  const words = settings.glossary.terms.flatMap(({ term, deprecated }) => [term, ...deprecated]).slice(0, 20);
  holdSound(words.map((word) => `A ${word} pays the invoice.\n`).join('\n'), 'plaintext', settings);
}

function holdProblem(problem: Awaited<ReturnType<typeof loadConfiguration>>['problems'][number], text: string): void {
  const { line, column, span, message } = problem;
  const lines = text.split(/\r\n|\n|\r/);
  if (line < 1 || line > lines.length || column < 1 || column > (lines[line - 1] ?? '').length + 1)
    throw new Unsound(`“${message}” is told of line ${line}, column ${column}.`);
  if (span.start < 0 || span.end < span.start || span.end > text.length)
    throw new Unsound(`“${message}” is told of ${span.start} to ${span.end}.`);
  if (!/^\S.*[.!?”)]$/s.test(message) || /\bat .*:\d+:\d+/.test(message))
    throw new Unsound(`A message is “${message}”.`);
}
