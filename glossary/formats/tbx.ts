import {
  type Field,
  failed,
  type GlossaryEntry,
  type GlossaryProblem,
  type ReadGlossary,
  type TextFormat,
  unreadable,
  type WriteOptions,
} from '../entry.js';
import { withoutHomonyms } from './homonyms.js';
import { partOfSpeechOf } from './rows.js';
import { escapedXml, readXml, type SaxElement } from './xml.js';

/**
 * TermBase eXchange, ISO 30042: version 3 (data categories as attributes or as elements) and version 2, in all their
 * dialects; version 3, TBX-Basic, is written.
 */
export const tbx: TextFormat = {
  id: 'tbx',
  name: 'TBX',
  holds: new Set<Field>([
    'written',
    'definition',
    'status',
    'admitted',
    'deprecated',
    'domain',
    'partOfSpeech',
    'note',
    'examples',
    'source',
  ]),
  statuses: new Set(['preferred', 'admitted', 'proposed', 'deprecated']),
  read: (text, { language }) => new Reading(language).read(text),
  write,
};

/** A term of a concept, as it is read. */
interface Designation {
  written: string;
  readonly line: number;
  status?: string;
  partOfSpeech?: string;
  plural?: string;
}

/** What a concept, or one language of it, says beside its terms. */
interface Described {
  definition?: string;
  domain?: string;
  note?: string;
  source?: string;
  examples: string[];
}

const CONCEPT = /^(?:termEntry|conceptEntry)$/;
const LANGUAGE = /^(?:langSet|langSec)$/;
const TERM = /^(?:tig|ntig|termSec)$/;

class Reading {
  readonly #entries: GlossaryEntry[] = [];
  readonly #problems: GlossaryProblem[] = [];
  readonly #others = new Map<string, number>();
  #concept: Described | undefined;
  #language: { name: string; described: Described; terms: Designation[] } | undefined;
  #term: Partial<Designation> & { line: number } = { line: 1 };
  /** The data category of the innermost element that has one. */
  readonly #categories: string[] = [];
  #root: string | undefined;

  constructor(readonly wanted: string) {}

  read(text: string): ReadGlossary {
    const fault = readXml(text, {
      open: (element) => this.#open(element),
      close: (name, content) => this.#close(name, content.replace(/\s+/g, ' ').trim()),
    });
    if (fault !== undefined) return failed(fault.line, fault.message);
    if (this.#root === 'RDF')
      return failed(1, 'This is RDF in XML, which is not read: convert it to Turtle (.ttl) or JSON-LD (.jsonld).');
    if (this.#root !== 'tbx' && this.#root !== 'martif')
      return unreadable(1, 'TBX', `its root is “${this.#root}”, and neither “tbx” nor “martif”`);
    if (this.#entries.length === 0)
      this.#problems.push({
        line: 1,
        message: `No term in “${this.wanted}” stands here (there are: ${[...this.#others.keys()].join(', ') || 'none'}): say --language.`,
      });
    const left = [...this.#others].map(
      ([language, count]) => `${count} ${count === 1 ? 'term' : 'terms'} in “${language}”`,
    );
    const concepts = withoutHomonyms(this.#entries);
    return { entries: concepts.entries, problems: this.#problems, left: [...concepts.left, ...left] };
  }

  #open({ name, attributes, line }: SaxElement): void {
    this.#root ??= name;
    this.#categories.push(attributes.type ?? name);
    if (CONCEPT.test(name)) this.#concept = { examples: [] };
    if (LANGUAGE.test(name))
      this.#language = { name: (attributes['xml:lang'] ?? '').toLowerCase(), described: { examples: [] }, terms: [] };
    if (TERM.test(name)) this.#term = { line };
  }

  #close(name: string, text: string): void {
    const category = this.#categories.pop() ?? name;
    if (name === 'term') this.#term.written = text;
    else if (TERM.test(name)) this.#endTerm();
    else if (LANGUAGE.test(name)) this.#endLanguage();
    else if (text !== '') this.#describe(category, text);
  }

  #endTerm(): void {
    const { written, line } = this.#term;
    if (written === undefined || written === '')
      this.#problems.push({ line, message: 'A term is empty here: write it, or remove its section.' });
    else this.#language?.terms.push({ ...this.#term, written });
  }

  #describe(category: string, text: string): void {
    const described = this.#language?.described ?? this.#concept;
    switch (category) {
      case 'administrativeStatus':
      case 'normativeAuthorization':
        this.#term.status = text;
        break;
      case 'partOfSpeech':
        this.#term.partOfSpeech = text;
        break;
      case 'context':
        described?.examples.push(text);
        break;
      case 'definition':
      case 'note':
      case 'source':
        if (described !== undefined) described[category] ??= text;
        break;
      case 'subjectField':
        if (described !== undefined) described.domain ??= text;
        break;
    }
  }

  #endLanguage(): void {
    const language = this.#language;
    this.#language = undefined;
    if (language === undefined) return;
    const { name, terms, described } = language;
    if (name !== this.wanted && !name.startsWith(`${this.wanted}-`)) {
      this.#others.set(name, (this.#others.get(name) ?? 0) + terms.length);
      return;
    }
    const concept = {
      ...this.#concept,
      ...described,
      examples: [...(this.#concept?.examples ?? []), ...described.examples],
    };
    if (terms.length > 0) this.#entries.push(...entriesOf(terms, concept));
  }
}

/** One entry for a concept: its preferred term, and the others with it. */
function entriesOf(terms: readonly Designation[], { examples, ...described }: Described): readonly GlossaryEntry[] {
  const statuses = terms.map(({ status = '' }) => statusOf(status));
  const at = Math.max(
    0,
    statuses.indexOf('preferred') < 0
      ? statuses.findIndex((one) => one !== 'deprecated')
      : statuses.indexOf('preferred'),
  );
  const head = terms[at] as Designation;
  const others = (wanted: boolean) =>
    terms
      .filter((_, index) => index !== at && (statuses[index] === 'deprecated') === wanted)
      .map(({ written }) => written);
  const [deprecated, admitted] = [others(true), others(false)];
  const partOfSpeech = head.partOfSpeech === undefined ? undefined : partOfSpeechOf(head.partOfSpeech);
  return [
    {
      written: head.written,
      line: head.line,
      ...described,
      ...(statuses[at] === 'deprecated' && { status: 'deprecated' as const }),
      ...(statuses[at] === 'proposed' && { status: 'proposed' as const }),
      ...(admitted.length > 0 && { admitted }),
      ...(deprecated.length > 0 && { deprecated }),
      ...(partOfSpeech && { partOfSpeech }),
      ...(examples.length > 0 && { examples }),
    },
  ];
}

function statusOf(written: string): 'preferred' | 'admitted' | 'proposed' | 'deprecated' {
  if (/^(?:deprecated|superseded|obsolete)/i.test(written)) return 'deprecated';
  if (/^(?:proposed|legal)/i.test(written)) return 'proposed';
  return /^(?:preferred|standardized)/i.test(written) ? 'preferred' : 'admitted';
}

function write(entries: readonly GlossaryEntry[], { language }: WriteOptions): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="${escapedXml(language)}" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Written by Distinguo.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${entries.map((entry, index) => conceptOf(entry, index + 1, language)).join('\n')}
    </body>
  </text>
</tbx>
`;
}

function conceptOf(entry: GlossaryEntry, id: number, language: string): string {
  const { written, definition, domain, note, source, examples = [], admitted = [], deprecated = [] } = entry;
  const own = entry.status === 'deprecated' || entry.status === 'forbidden' ? 'deprecated' : entry.status;
  const line = (element: string, text: string | undefined, type?: string): string =>
    text === undefined
      ? ''
      : `\n          <${element}${type === undefined ? '' : ` type="${type}"`}>${escapedXml(text)}</${element}>`;
  const described = [
    line('descrip', domain, 'subjectField'),
    line('descrip', definition, 'definition'),
    ...examples.map((example) => line('descrip', example, 'context')),
    line('admin', source, 'source'),
    line('note', note),
  ].join('');
  const term = (word: string, status: string, partOfSpeech?: string): string =>
    `\n          <termSec>\n            <term>${escapedXml(word)}</term>${
      partOfSpeech === undefined ? '' : `\n            <termNote type="partOfSpeech">${partOfSpeech}</termNote>`
    }\n            <termNote type="administrativeStatus">${status}Term-admn-sts</termNote>\n          </termSec>`;
  return `      <conceptEntry id="c${id}">
        <langSec xml:lang="${escapedXml(language)}">${described}${term(written, own ?? 'preferred', entry.partOfSpeech)}${admitted
          .map((word) => term(word, 'admitted'))
          .join('')}${deprecated.map((word) => term(word, 'deprecated')).join('')}
        </langSec>
      </conceptEntry>`;
}
