import path from 'node:path';
import type { FileSettings } from '../configuration/index.js';
import type { Settings } from '../engine/index.js';
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
  const { settings, origins, ignoredBy, file } = await configurations.of(document, root);
  const lines = [
    ...comment(`What applies to ${shown(document)}`),
    ...comment(
      `Configuration: ${file === undefined ? `none from ${shown(folder)} up to ${shown(root)}; ${builtIn}` : shown(file)}`,
    ),
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
    ...glossary.terms.flatMap(({ term, plural, deprecated }) => {
      const roles = glossary.senses.filter((sense) => sense.term === term).map(({ role }) => role);
      return [
        `  ${quoted(term)}:${from(origins?.terms.get(term))}`,
        `    roles: [${roles.join(', ')}]`,
        ...(plural === undefined ? [] : [`    plural: ${quoted(plural)}`]),
        ...(deprecated.length === 0 ? [] : [`    deprecated: [${deprecated.map(quoted).join(', ')}]`]),
      ];
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
