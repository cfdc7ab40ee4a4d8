import { isMap, isScalar, type Node } from 'yaml';
import type { Role, Span, Term } from '../engine/model.js';
import { castMembersOf, type WrittenMember } from './casts.js';
import {
  type ConfigurationData,
  type ConfigurationOverride,
  type ConfigurationPart,
  type ConfigurationProblem,
  type ConfigurationScope,
  isOfOneWord,
  problemsIn,
  type TermChange,
  type TermTest,
} from './configuration.js';
import { manifestKey, manifestName } from './find.js';
import { configurationShape } from './keys.js';
import { roleNames } from './text-shapes.js';
import { validate } from './validation.js';
import { type Problems, parseYaml, type YamlSource } from './yaml-source.js';

/** A text of the configuration that refers to something else, and where it stands. */
export interface Reference {
  readonly text: string;
  readonly span: Span;
}

/** An entry of one of the lists whose entries may match nothing. */
export interface ListEntry {
  readonly kind: 'ignore' | 'allow' | 'exceptions' | 'decisions';
  /** Its place in the list of the data, as long as nothing in the file is wrong. */
  readonly index: number;
  readonly span: Span;
}

/** A configuration file that was read. */
export interface ParsedConfiguration {
  readonly data: ConfigurationData;
  readonly problems: readonly ConfigurationProblem[];
  /** Where each entry of `extends` stands. */
  readonly extended: readonly Reference[];
  /** Terms that exceptions name: they must be in the glossary. */
  readonly exceptTerms: readonly Reference[];
  /** Audiences and languages that terms name: somewhere their files must be said. */
  readonly scopes: readonly (Reference & { readonly kind: 'audience' | 'language' })[];
  readonly tests: readonly TermTest[];
  readonly listed: readonly ListEntry[];
}

/**
 * Reads a configuration file, or the part of a manifest that is one. Never throws: what cannot be used is left out
 * and told as a problem, and the rest stands.
 *
 * @param file the path that problems name
 */
export function parseConfiguration(file: string, text: string): ParsedConfiguration {
  const problemOf = problemsIn(file, text);
  const source = parseYaml(text, problemOf);
  const extended: Reference[] = [];
  const exceptTerms: Reference[] = [];
  const scopes: ParsedConfiguration['scopes'][number][] = [];
  const capitals = new Map<Term, string>();
  const tests: (Reference & { readonly path: readonly string[] })[] = [];
  const listed = new Map<string, ListEntry>();
  const { value, problems } = validate(
    { ...source, root: rootIn(file, source.root) },
    configurationShape,
    problemOf,
    (path, read, node, is) => {
      const [start, end] = node.range ?? [0, 0];
      const reference = { text: read, span: { start, end } };
      if (path[0] === 'extends') extended.push(reference);
      if (path[0] === 'exceptions' && path[2] === 'term') exceptTerms.push(reference);
      const scope = path[0] === 'terms' ? path[2] : undefined;
      if (is !== 'key' && (scope === 'audience' || scope === 'language')) scopes.push({ ...reference, kind: scope });
      if (/^(?:flags|passes)$/.test(path.at(-2) ?? '')) tests.push({ ...reference, path });
      if (is === 'key' && path.at(-2) === 'terms' && isScalar(node) && node.value !== read)
        capitals.set(read, String(node.value).trim().replace(/\s+/g, ' '));
      const [kind, index] = path;
      const key = `${kind} ${index}`;
      if (isListed(kind) && !listed.has(key)) listed.set(key, { kind, index: Number(index), span: reference.span });
    },
  );
  const data = dataOf(value, (term) => capitals.get(term));
  return {
    data,
    problems: [...source.problems, ...missingMember(file, source, problemOf), ...problems],
    extended,
    exceptTerms,
    scopes,
    listed: [...listed.values()],
    tests: tests.map(({ path, text: sentence, span }) => {
      const [term = '', kind] = path.slice(-3);
      const { line, column } = problemOf('', span, '');
      const scope = scopeOf(data, path, sentence);
      return { term, kind: kind as TermTest['kind'], sentence, file, line, column, ...(scope && { scope }) };
    }),
  };
}

/** Where the configuration stands in a file: as the whole of it, or in a manifest under our key. */
export function rootIn(file: string, root: Node | undefined): Node | undefined {
  return file.slice(file.lastIndexOf('/') + 1) === manifestName ? memberOf(root) : root;
}

/** A manifest is read where it has our key, or was named: then it must have it. Until it can be read, nobody knows. */
function missingMember(
  file: string,
  { root, problems }: YamlSource,
  problemOf: Problems,
): readonly ConfigurationProblem[] {
  if (root === undefined || problems.length > 0 || rootIn(file, root) !== undefined) return [];
  return [
    problemOf(
      'missing-key',
      { start: 0, end: 0 },
      `There is no “${manifestKey}” in this file, which would be its configuration: add it, or name another file.`,
    ),
  ];
}

const isListed = (kind: string | undefined): kind is ListEntry['kind'] =>
  kind === 'ignore' || kind === 'allow' || kind === 'exceptions' || kind === 'decisions';

/** What a manifest says under our key. */
function memberOf(manifest: Node | undefined): Node | undefined {
  if (!isMap<Node, Node>(manifest)) return undefined;
  return manifest.items.find(({ key }) => isScalar(key) && key.value === manifestKey)?.value ?? undefined;
}

/** The override in which a term with a test stands, if it holds for some files alone. */
function scopeOf(data: ConfigurationData, path: readonly string[], test: string): ConfigurationOverride | undefined {
  return data.overrides?.find(({ terms }) => {
    const change = terms?.get(path.at(-3) ?? '');
    return change && [...(change.flags ?? []), ...(change.passes ?? [])].includes(test);
  });
}

/** A term as the shape reads it: a role, the word to be written instead, a mapping, or false. */
type WrittenTerm = string | false | (TermChange & { readonly role?: Role } & Partial<ConfigurationScope>);

type WrittenPart = Omit<ConfigurationPart, 'terms' | 'roles' | 'rules' | 'cast'> & {
  readonly rules?: object;
  readonly roles?: object;
  readonly cast?: string | ReadonlyMap<Term, WrittenMember>;
  readonly terms?: ReadonlyMap<Term, WrittenTerm>;
};

/** How the file writes a term, with its capitals. */
type AsWritten = (term: Term) => string | undefined;

/** The shape has vouched for what the value holds; here its shorthands are written out. */
function dataOf(value: unknown, asWritten: AsWritten): ConfigurationData {
  const written = (value ?? {}) as WrittenPart &
    Omit<ConfigurationData, keyof ConfigurationPart | 'overrides'> & {
      overrides?: (WrittenPart & { files: string[] })[];
    };
  const part = partOf(written, asWritten);
  const overrides = [
    ...scopedTerms(written.terms, asWritten),
    ...(written.overrides ?? []).map((override) => ({ ...override, ...partOf(override, asWritten) })),
  ];
  // A word that is none was told already.
  const decisions = written.decisions?.filter((decision) => isOfOneWord(decision) || decision.words.length === 2);
  return {
    ...written,
    ...part,
    ...(decisions && { decisions }),
    ...(overrides.length > 0 && { overrides }),
  } as ConfigurationData;
}

function partOf({ rules, cast, terms, roles }: WrittenPart, asWritten: AsWritten): ConfigurationPart {
  const everywhere = [...(terms ?? [])].filter(([, change]) => !isScoped(change));
  return {
    ...(rules && { rules: new Map(Object.entries(rules)) as NonNullable<ConfigurationPart['rules']> }),
    ...(cast && { cast: castMembersOf(cast) }),
    ...(roles && { roles: new Map(Object.entries(roles)) as NonNullable<ConfigurationPart['roles']> }),
    ...(terms && { terms: new Map(everywhere.map(([term, change]) => [term, changeOf(term, change, asWritten)])) }),
  };
}

type ScopedTerm = Extract<WrittenTerm, object>;

const isScoped = (change: WrittenTerm): change is ScopedTerm =>
  typeof change === 'object' &&
  (change.files !== undefined || change.audience !== undefined || change.language !== undefined);

/** Terms that hold for some files are an override for these; those of the same files one together. */
function scopedTerms(terms: WrittenPart['terms'], asWritten: AsWritten): readonly ConfigurationOverride[] {
  const byScope = new Map<string, ConfigurationScope & { terms: Map<Term, TermChange | false> }>();
  for (const [term, change] of terms ?? []) {
    if (!isScoped(change)) continue;
    const { files = EVERY_FILE, audience, language } = change;
    const key = JSON.stringify([files, audience, language]);
    const scope = byScope.get(key) ?? {
      files,
      ...(audience && { audience }),
      ...(language && { language }),
      terms: new Map(),
    };
    scope.terms.set(term, changeOf(term, change, asWritten));
    byScope.set(key, scope);
  }
  return [...byScope.values()];
}

/** What a scope that names no files holds for. */
const EVERY_FILE: readonly string[] = ['**'];

function changeOf(term: Term, change: WrittenTerm, asWritten: AsWritten): TermChange | false {
  if (change === false) return false;
  const written = asWritten(term);
  const own = written === undefined ? {} : { written };
  if (typeof change === 'string') return isRole(change) ? { ...own, roles: [change] } : { ...own, use: change };
  const { role, roles = [], files: _, audience: __, language: ___, ...rest } = change;
  const all = role === undefined ? roles : [...new Set([role, ...roles])];
  return { ...own, ...rest, ...(all.length > 0 && { roles: all }) };
}

const isRole = (text: string): text is Role => (roleNames as readonly string[]).includes(text);
