import { isMap, isScalar, type Node } from 'yaml';
import type { Role, Span, Term } from '../engine/model.js';
import {
  type ConfigurationData,
  type ConfigurationPart,
  type ConfigurationProblem,
  problemsIn,
  type TermChange,
} from './configuration.js';
import { manifestKey, manifestName } from './find.js';
import { configurationShape } from './keys.js';
import { validate } from './validation.js';
import { parseYaml } from './yaml-source.js';

/** A text of the configuration that refers to something else, and where it stands. */
export interface Reference {
  readonly text: string;
  readonly span: Span;
}

/** An entry of one of the lists whose entries may match nothing. */
export interface ListEntry {
  readonly kind: 'ignore' | 'allow' | 'exceptions';
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
  /** Terms that are described: in the end each must have a role. */
  readonly describedTerms: readonly Reference[];
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
  const describedTerms: Reference[] = [];
  const listed = new Map<string, ListEntry>();
  const root = file.slice(file.lastIndexOf('/') + 1) === manifestName ? memberOf(source.root) : source.root;
  const { value, problems } = validate({ ...source, root }, configurationShape, problemOf, (path, read, node, is) => {
    const [start, end] = node.range ?? [0, 0];
    const reference = { text: read, span: { start, end } };
    if (path[0] === 'extends') extended.push(reference);
    if (path[0] === 'exceptions' && path[2] === 'term') exceptTerms.push(reference);
    if (is === 'key' && path.at(-2) === 'terms') describedTerms.push(reference);
    const [kind, index] = path;
    const key = `${kind} ${index}`;
    if ((kind === 'ignore' || kind === 'allow' || kind === 'exceptions') && !listed.has(key))
      listed.set(key, { kind, index: Number(index), span: reference.span });
  });
  return {
    data: dataOf(value),
    problems: [...source.problems, ...problems],
    extended,
    exceptTerms,
    describedTerms,
    listed: [...listed.values()],
  };
}

/** What a manifest says under our key. */
function memberOf(manifest: Node | undefined): Node | undefined {
  if (!isMap<Node, Node>(manifest)) return undefined;
  return manifest.items.find(({ key }) => isScalar(key) && key.value === manifestKey)?.value ?? undefined;
}

/** A term as the shape reads it: a role, a mapping, or false. */
type WrittenTerm = Role | false | (TermChange & { readonly role?: Role });

type WrittenPart = Omit<ConfigurationPart, 'terms' | 'roles' | 'rules'> & {
  readonly rules?: object;
  readonly roles?: object;
  readonly terms?: ReadonlyMap<Term, WrittenTerm>;
};

/** The shape has vouched for what the value holds; here its shorthands are written out. */
function dataOf(value: unknown): ConfigurationData {
  const written = (value ?? {}) as WrittenPart &
    Omit<ConfigurationData, keyof ConfigurationPart> & { overrides?: WrittenPart[] };
  return {
    ...written,
    ...partOf(written),
    ...(written.overrides && {
      overrides: written.overrides.map((override) => ({ ...override, ...partOf(override) })),
    }),
  } as ConfigurationData;
}

function partOf({ rules, terms, roles }: WrittenPart): ConfigurationPart {
  return {
    ...(rules && { rules: new Map(Object.entries(rules)) as NonNullable<ConfigurationPart['rules']> }),
    ...(roles && { roles: new Map(Object.entries(roles)) as NonNullable<ConfigurationPart['roles']> }),
    ...(terms && { terms: new Map([...terms].map(([term, change]) => [term, changeOf(change)])) }),
  };
}

function changeOf(written: WrittenTerm): TermChange | false {
  if (written === false) return false;
  if (typeof written === 'string') return { roles: [written] };
  const { role, roles = [], ...rest } = written;
  const all = role === undefined ? roles : [...new Set([role, ...roles])];
  return { ...rest, ...(all.length > 0 && { roles: all }) };
}
