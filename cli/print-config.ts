import path from 'node:path';
import type { FileSettings } from '../configuration/index.js';
import { languages, type Settings, type TermEntry } from '../engine/index.js';
import type { Options } from './options.js';
import { openConfigurations } from './survey.js';
import { rootFor, shownPath } from './targets.js';
import { printable, type Terminal } from './terminal.js';

const builtIn = 'distinguo:recommended';

/** Shows what applies to a file, each setting with the place that it comes from. */
export async function printConfig(name: string, options: Options, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const shown = (file: string) => shownPath(file, cwd);
  const configurations = openConfigurations(options, terminal);
  const document = path.resolve(cwd, name);
  const folder = path.dirname(document);
  const root = await rootFor(folder, cwd);
  const { settings, origins, ignoredBy, file, languageId } = await configurations.of(document, root);
  const lines = [
    ...comment(`What applies to ${shown(document)}`),
    ...comment(
      `Configuration: ${file === undefined ? `none from ${shown(folder)} up to ${shown(root)}; ${builtIn}` : shown(file)}`,
    ),
    ...comment(languageId === undefined ? 'Not read: it is no document' : `Read as: ${languages[languageId].name}`),
    ...(ignoredBy === undefined ? [] : comment(`Not read: “ignore” in ${shown(ignoredBy)} names it`)),
    ...describe(settings, origins, (origin) => (origin.startsWith('distinguo:') ? origin : shownOrigin(origin, shown))),
  ];
  await terminal.print(`${lines.map(shownLine).join('\n')}\n`);
  return 0;
}

/** As YAML, so that it can be taken over into a configuration. */
function describe(
  { rules, glossary, exceptions }: Settings,
  origins: FileSettings['origins'] | undefined,
  shown: (origin: string) => string,
): string[] {
  const from = (origin: string | undefined) => `  # ${shown(origin ?? builtIn)}`;
  return [
    'rules:',
    ...Object.entries(rules).map(
      ([id, setting]) => `  ${id}: ${setting}${from(origins?.rules.get(id as keyof typeof rules))}`,
    ),
    'terms:',
    ...glossary.terms.flatMap((entry) => {
      const roles = glossary.senses.filter((sense) => sense.term === entry.term).map(({ role }) => role);
      const said = [...(roles.length === 0 ? [] : [`    roles: [${roles.join(', ')}]`]), ...describeEntry(entry)];
      const empty = said.length === 0 ? ' {}' : '';
      return [`  ${quoted(entry.written ?? entry.term)}:${empty}${from(origins?.terms.get(entry.term))}`, ...said];
    }),
    'roles:',
    ...[...Object.entries(glossary.preferred)].map(
      ([role, term]) =>
        `  ${role}: { preferred: ${quoted(term)} }${from(origins?.preferred.get(role as keyof typeof glossary.preferred))}`,
    ),
    `allow: [${glossary.allow.map(quoted).join(', ')}]`,
    exceptions.length === 0 ? 'exceptions: []' : 'exceptions:',
    ...exceptions.map(
      (exception) =>
        `  - { ${Object.entries(exception)
          .map(([key, value]) => `${key}: ${quoted(value)}`)
          .join(', ')} }`,
    ),
  ];
}

/** What is said of a term beside its roles, one line each; a term of which nothing is said is a mapping all the same. */
function describeEntry(entry: TermEntry): string[] {
  const { use, status, isExact, message, severity, partOfSpeech, plural, past, gerund } = entry;
  const texts = { use, status, case: isExact && 'exact', partOfSpeech, plural, past, gerund, message, severity };
  const lists = { deprecated: entry.deprecated, forbidden: entry.forbidden ?? [], admitted: entry.admitted ?? [] };
  return [
    ...Object.entries(texts).flatMap(([key, value]) => (value ? [`    ${key}: ${quoted(value)}`] : [])),
    ...Object.entries(lists).flatMap(([key, words]) =>
      words.length === 0 ? [] : [`    ${key}: [${words.map(quoted).join(', ')}]`],
    ),
  ];
}

function shownOrigin(origin: string, shown: (file: string) => string): string {
  const [file = '', ...rest] = origin.split(', override for ');
  return [shown(file), ...rest].join(', override for ');
}

function quoted(text: string): string {
  return /^[a-z][a-z ]*[a-z]$/i.test(text) ? text : JSON.stringify(text);
}

function comment(text: string): string[] {
  return [`# ${printable(text)}`];
}

/** A line break in the name of a file must not begin a setting. */
function shownLine(line: string): string {
  return printable(line.replace(/[\r\n\u2028\u2029]/g, ' '));
}
