import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import {
  type Field,
  fields,
  type GlossaryEntry,
  type GlossaryProblem,
  type ReadGlossary,
  type ReadOptions,
  type TextFormat,
  unreadable,
} from '../entry.js';
import { withoutHomonyms } from './homonyms.js';
import { entryOfCells, fieldNamed, textOf } from './rows.js';

/** Contextive: contexts with terms, each with a definition, examples, aliases, and whatever else under “meta”. */
export const contextive: TextFormat = {
  id: 'contextive',
  name: 'Contextive',
  holds: new Set(fields),
  read: (text, options) => new Reading(options).read(text),
  write,
};

/** The names that a reader of “meta” sees, and that are read again. */
const META: Readonly<Partial<Record<Field, string>>> = {
  roles: 'Role',
  use: 'Use instead',
  deprecated: 'Avoid',
  partOfSpeech: 'Part of speech',
  note: 'Note',
  source: 'Source',
  status: 'Status',
};

/** What stands beside “meta” in a term, or in its context. */
const OWN: ReadonlySet<Field> = new Set(['written', 'definition', 'examples', 'admitted', 'domain']);

function write(entries: readonly GlossaryEntry[], { title }: { readonly title: string }): string {
  const contexts = new Map<string, GlossaryEntry[]>();
  for (const entry of entries) {
    const name = entry.domain ?? '';
    const known = contexts.get(name);
    if (known === undefined) contexts.set(name, [entry]);
    else known.push(entry);
  }
  const written = [...contexts].map(([name, terms]) => ({
    ...(name === '' ? contexts.size === 1 && title !== '' && { domainVisionStatement: title } : { name }),
    terms: terms.map(termOf),
  }));
  return stringify({ contexts: written }, { lineWidth: 0, aliasDuplicateObjects: false });
}

function termOf(entry: GlossaryEntry): Readonly<Record<string, unknown>> {
  const { written, definition, examples, admitted } = entry;
  const meta = fields.flatMap((field) => {
    const text = OWN.has(field) ? '' : textOf(entry, field);
    return text === '' ? [] : [[META[field] ?? field, text] as const];
  });
  return {
    name: written,
    ...(definition !== undefined && { definition }),
    ...(examples !== undefined && { examples: [...examples] }),
    ...(admitted !== undefined && { aliases: [...admitted] }),
    ...(meta.length > 0 && { meta: Object.fromEntries(meta) }),
  };
}

class Reading {
  readonly #counter = new LineCounter();
  readonly #problems: GlossaryProblem[] = [];
  readonly #entries: GlossaryEntry[] = [];
  readonly #left = new Map<string, number>();

  constructor(readonly options: ReadOptions) {}

  read(text: string): ReadGlossary {
    const document = parseDocument(text, {
      lineCounter: this.#counter,
      schema: 'core',
      merge: false,
      prettyErrors: false,
    });
    const [error] = document.errors;
    if (error !== undefined) return unreadable(this.#counter.linePos(error.pos[0]).line, 'YAML', error.message);
    const contexts = document.get('contexts', true) as Node | undefined;
    if (!isSeq<Node>(contexts)) return unreadable(1, 'glossary of Contextive', 'it has no list under “contexts”');
    for (const context of contexts.items) this.#context(context);
    if (document.has('imports')) this.#leave('import of another glossary');
    const { entries, left } = withoutHomonyms(this.#entries);
    const more = [...this.#left].map(([what, times]) => (times === 1 ? `the ${what}` : `the ${what} (${times} times)`));
    return { entries, problems: this.#problems, left: [...left, ...more] };
  }

  #context(context: Node): void {
    if (!isMap<Node, Node | null>(context)) return this.#fault(context, 'Here must stand a context with “terms”.');
    const name = scalarOf(context.get('name', true));
    for (const { key, value } of context.items) {
      const what = scalarOf(key);
      if (what === 'terms' && isSeq<Node>(value)) for (const term of value.items) this.#term(term, name);
      else if (what === 'terms' && value !== null) this.#fault(value, 'Here must stand a list of terms.');
      else if (what !== 'name' && what !== 'terms') this.#leave(`“${what}” of a context`);
    }
  }

  #term(term: Node, domain: string | undefined): void {
    if (!isMap<Node, Node | null>(term)) return this.#fault(term, 'Here must stand a term with a “name”.');
    const cells = new Map<Field, string | readonly string[]>();
    if (domain !== undefined) cells.set('domain', domain);
    for (const { key, value } of term.items) {
      const name = scalarOf(key) ?? '';
      const field = name === 'name' ? 'written' : name === 'aliases' ? 'admitted' : name;
      if (field === 'written' || field === 'definition') cells.set(field, scalarOf(value) ?? '');
      else if (field === 'admitted' || field === 'examples')
        cells.set(field, isSeq<Node>(value) ? textsOf(value.items) : (scalarOf(value) ?? ''));
      else if (field === 'meta' && isMap<Node, Node | null>(value)) this.#meta(value.items, cells);
      else if (value !== null) this.#leave(`“${name}” of a term`);
    }
    const line = this.#lineOf(term);
    const entry = entryOfCells(cells, line, this.#problems);
    if (entry !== undefined) this.#entries.push(entry);
  }

  #meta(
    items: readonly { readonly key: Node; readonly value: Node | null }[],
    cells: Map<Field, string | readonly string[]>,
  ): void {
    for (const { key, value } of items) {
      const name = scalarOf(key) ?? '';
      const field = fieldNamed(name, this.options.columns);
      const text = scalarOf(value);
      if (field === undefined || OWN.has(field) || text === undefined) this.#leave(`“${name}” under “meta”`);
      else cells.set(field, text);
    }
  }

  #leave(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1);
  }

  #fault(node: Node, message: string): void {
    this.#problems.push({ line: this.#lineOf(node), message });
  }

  #lineOf(node: Node): number {
    return this.#counter.linePos(node.range?.[0] ?? 0).line;
  }
}

const textsOf = (nodes: readonly Node[]): readonly string[] => nodes.flatMap((node) => scalarOf(node) ?? []);

/** A text, or what is written without quotation marks; nothing for a mapping, a list, or an alias. */
const scalarOf = (node: unknown): string | undefined =>
  isScalar(node) && node.value !== null ? String(node.value).trim() : undefined;
