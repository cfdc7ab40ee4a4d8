import { normalTerm } from '../../configuration/index.js';
import { type Field, failed, fields, type GlossaryEntry, type ReadGlossary, unreadable } from '../entry.js';
import { withoutHomonyms } from './homonyms.js';

/** A statement of RDF. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  /** Of a text; empty for one without; undefined for a resource. */
  readonly language?: string;
}

export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
export const OWL_DEPRECATED = 'http://www.w3.org/2002/07/owl#deprecated';
export const DCT_SOURCE = 'http://purl.org/dc/terms/source';
/** What the resources of a glossary are named by, where its file does not say. */
export const BASE = 'https://distinguo.invalid/glossary';

/** What SKOS holds of a term. */
export const skosFields: ReadonlySet<Field> = new Set<Field>([
  'written',
  'definition',
  'status',
  'admitted',
  'deprecated',
  'note',
  'examples',
  'source',
  'notation',
  'broader',
  'related',
]);

/** The properties with one text. */
const SINGLE: Readonly<Record<string, 'definition' | 'note' | 'notation' | 'source'>> = {
  [`${SKOS}definition`]: 'definition',
  [`${SKOS}scopeNote`]: 'note',
  [`${SKOS}note`]: 'note',
  [`${SKOS}notation`]: 'notation',
  [DCT_SOURCE]: 'source',
  'http://purl.org/dc/elements/1.1/source': 'source',
};

/** The properties with several texts. */
const SEVERAL: Readonly<Record<string, 'admitted' | 'deprecated' | 'examples'>> = {
  [`${SKOS}altLabel`]: 'admitted',
  [`${SKOS}hiddenLabel`]: 'deprecated',
  [`${SKOS}example`]: 'examples',
};

/** How a vocabulary is built, and what says the same as another property that is read. */
const STRUCTURE: ReadonlySet<string> = new Set([
  RDF_TYPE,
  ...['inScheme', 'topConceptOf', 'hasTopConcept', 'narrower', 'narrowerTransitive', 'broaderTransitive', 'member'].map(
    (name) => SKOS + name,
  ),
]);

/** The concepts of a vocabulary, in one of its languages. */
export function conceptsOf(statements: readonly Statement[], wanted: string): ReadGlossary {
  const concepts = new Map<string, Statement[]>();
  const labelled = new Set<string>();
  for (const statement of statements) {
    const { subject, predicate, object } = statement;
    const known = concepts.get(subject);
    if (known === undefined) concepts.set(subject, [statement]);
    else known.push(statement);
    if (predicate === `${SKOS}prefLabel` || (predicate === RDF_TYPE && object === `${SKOS}Concept`))
      labelled.add(subject);
    if (predicate === `${SKOS}narrower`)
      put(concepts, object, { subject: object, predicate: `${SKOS}broader`, object: subject });
  }
  const reading = new Reading(concepts, wanted);
  const entries = [...labelled].flatMap((concept) => reading.entryOf(concept) ?? []);
  if (concepts.size === 0 || labelled.size === 0)
    return unreadable(1, 'vocabulary of SKOS', 'no skos:Concept and no skos:prefLabel stand here');
  if (entries.length === 0)
    return failed(1, `No concept with a label in “${wanted}” stands here${reading.languages}: say --language.`);
  const { entries: kept, left } = withoutHomonyms(entries);
  return { entries: named(kept), problems: [], left: [...left, ...reading.left] };
}

/** Concepts that lead to another of the same name lead to the one that is kept, and none leads to itself. */
function named(entries: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
  const names = new Map(entries.map(({ written }) => [normalTerm(written), written]));
  const words = (list: readonly string[] | undefined, own: string): readonly string[] =>
    [...new Set((list ?? []).map((word) => names.get(normalTerm(word)) ?? word))].filter((word) => word !== own);
  return entries.map(({ broader, related, ...entry }) => {
    const [wider, others] = [words(broader, entry.written), words(related, entry.written)];
    return { ...entry, ...(wider.length > 0 && { broader: wider }), ...(others.length > 0 && { related: others }) };
  });
}

function put(concepts: Map<string, Statement[]>, key: string, statement: Statement): void {
  const known = concepts.get(key);
  if (known === undefined) concepts.set(key, [statement]);
  else known.push(statement);
}

class Reading {
  readonly #others = new Map<string, number>();
  readonly #unread = new Map<string, number>();
  #nameless = 0;

  constructor(
    readonly concepts: ReadonlyMap<string, readonly Statement[]>,
    readonly wanted: string,
  ) {}

  /** The languages that there are, in words. */
  get languages(): string {
    return this.#others.size === 0 ? '' : ` (there are: ${[...this.#others.keys()].sort().join(', ')})`;
  }

  get left(): readonly string[] {
    const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;
    return [
      ...(this.#nameless === 0 ? [] : [`${counted(this.#nameless, 'concept')} without a label in “${this.wanted}”`]),
      ...[...this.#others].map(([language, count]) => `${counted(count, 'text')} in “${language}”`),
      ...[...this.#unread].map(([property, count]) => `the property ${property} (${counted(count, 'time')})`),
    ];
  }

  entryOf(concept: string): GlossaryEntry | undefined {
    const statements = this.concepts.get(concept) ?? [];
    const written = this.#labelOf(concept);
    if (written === undefined) {
      this.#nameless += 1;
      for (const { language } of statements)
        if (language && !this.#isWanted(language)) this.#count(this.#others, language);
      return undefined;
    }
    const single: Partial<Record<'definition' | 'note' | 'notation' | 'source', string>> = {};
    const several = new Map<'admitted' | 'deprecated' | 'examples' | 'broader' | 'related', Set<string>>();
    const add = (key: 'admitted' | 'deprecated' | 'examples' | 'broader' | 'related', text: string): void => {
      several.set(key, (several.get(key) ?? new Set()).add(text));
    };
    let isDeprecated = false;
    for (const { predicate, object, language } of statements) {
      const one = SINGLE[predicate];
      const list = SEVERAL[predicate];
      if (STRUCTURE.has(predicate)) continue;
      if (language && !this.#isWanted(language)) this.#count(this.#others, language);
      else if (predicate === `${SKOS}prefLabel`) continue;
      else if (one !== undefined && single[one] === undefined) single[one] = plain(object);
      else if (list !== undefined && object.trim() !== '') add(list, plain(object));
      else if (predicate === OWL_DEPRECATED) isDeprecated = object === 'true';
      else if (predicate === `${SKOS}broader` || predicate === `${SKOS}related`) {
        const target = this.#labelOf(object);
        if (target !== undefined) add(predicate === `${SKOS}broader` ? 'broader' : 'related', target);
        else this.#count(this.#unread, `${nameOf(predicate)} to a concept that is not here`);
      } else this.#count(this.#unread, nameOf(predicate));
    }
    for (const texts of several.values()) texts.delete(written);
    const lists = [...several].filter(([, texts]) => texts.size > 0).map(([key, texts]) => [key, [...texts]] as const);
    const said = Object.entries({
      ...single,
      ...Object.fromEntries(lists),
      ...(isDeprecated && { status: 'deprecated' }),
    });
    const inOrder = said.sort(([one], [other]) => fields.indexOf(one as Field) - fields.indexOf(other as Field));
    return { written, ...Object.fromEntries(inOrder) };
  }

  #isWanted(language: string): boolean {
    return language === this.wanted || language.startsWith(`${this.wanted}-`);
  }

  /** The preferred label in the language that is wanted, else the one without a language. */
  #labelOf(concept: string): string | undefined {
    const labels = (this.concepts.get(concept) ?? []).filter(
      ({ predicate, language }) => predicate === `${SKOS}prefLabel` && language !== undefined,
    );
    const label =
      labels.find(({ language }) => language === this.wanted) ??
      labels.find(({ language = '' }) => this.#isWanted(language)) ??
      labels.find(({ language }) => language === '');
    return label && plain(label.object);
  }

  #count(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const nameOf = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1) || iri;

/** A glossary as statements of a vocabulary; terms that are only named (`broader: payment`) are named by their label. */
export function statementsOf(entries: readonly GlossaryEntry[], language: string): readonly Statement[] {
  const names = new Names();
  const scheme = `${BASE}#`;
  const texts = (subject: string, predicate: string, values: readonly string[]): readonly Statement[] =>
    values.map((object) => ({ subject, predicate, object, language }));
  const own = new Set(entries.map(({ written }) => normalTerm(written)));
  const targets = [...new Set(entries.flatMap(({ broader = [], related = [] }) => [...broader, ...related]))];
  const named = targets.filter((target) => !own.has(normalTerm(target))).map((written): GlossaryEntry => ({ written }));
  return [
    { subject: scheme, predicate: RDF_TYPE, object: `${SKOS}ConceptScheme` },
    ...[...entries, ...named].flatMap((entry) => {
      const subject = names.of(entry.written);
      const { definition, note, notation, source, admitted = [], deprecated = [], examples = [], status } = entry;
      const related = (predicate: string, words: readonly string[] = []): readonly Statement[] =>
        words.map((word) => ({ subject, predicate, object: names.of(word) }));
      return [
        { subject, predicate: RDF_TYPE, object: `${SKOS}Concept` },
        { subject, predicate: `${SKOS}inScheme`, object: scheme },
        ...texts(subject, `${SKOS}prefLabel`, [entry.written]),
        ...texts(subject, `${SKOS}altLabel`, admitted),
        ...texts(subject, `${SKOS}hiddenLabel`, deprecated),
        ...texts(subject, `${SKOS}definition`, definition === undefined ? [] : [definition]),
        ...texts(subject, `${SKOS}scopeNote`, note === undefined ? [] : [note]),
        ...texts(subject, `${SKOS}example`, examples),
        ...texts(subject, DCT_SOURCE, source === undefined ? [] : [source]),
        ...(notation === undefined ? [] : [{ subject, predicate: `${SKOS}notation`, object: notation, language: '' }]),
        ...related(`${SKOS}broader`, entry.broader),
        ...related(`${SKOS}related`, entry.related),
        ...(status === 'deprecated' || status === 'forbidden'
          ? [{ subject, predicate: OWL_DEPRECATED, object: 'true', language: '' }]
          : []),
      ];
    }),
  ];
}

/** An address of its own for each term, from its letters. */
class Names {
  readonly #byTerm = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(written: string): string {
    const term = normalTerm(written);
    const known = this.#byTerm.get(term);
    if (known !== undefined) return known;
    const name = term.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'term';
    let free = name;
    for (let more = 2; this.#taken.has(free); more++) free = `${name}-${more}`;
    this.#taken.add(free);
    const address = `${BASE}#${encodeURIComponent(free)}`;
    this.#byTerm.set(term, address);
    return address;
  }
}
