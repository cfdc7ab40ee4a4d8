import jsonld from 'jsonld';
import {
  failed,
  type GlossaryEntry,
  type ReadGlossary,
  type ReadOptions,
  unreadable,
  type WriteOptions,
} from '../entry.js';
import { readJson } from './json.js';
import { BASE, conceptsOf, SKOS, type Statement, statementsOf } from './skos.js';

/** Reads a vocabulary in JSON-LD. A context that lies elsewhere is not fetched. */
export async function readJsonLd(text: string, { language }: ReadOptions): Promise<ReadGlossary> {
  const read = readJson(text.replace(/^\ufeff/, ''), { disallowComments: true });
  if ('failure' in read) return read.failure;
  const document = read.value as jsonld.JsonLdDocument;
  try {
    const quads = await jsonld.toRDF(document, { base: BASE, documentLoader: refuse });
    return conceptsOf((quads as readonly Triple[]).map(statementOf), language);
  } catch (error) {
    const { message } = error as Error;
    const isFetching = message.includes('remote context') || message.includes(REFUSED);
    return isFetching ? failed(1, REFUSED) : unreadable(1, 'JSON-LD', message.replace(/\.$/, ''));
  }
}

const REFUSED = 'The context lies elsewhere, and nothing is fetched: write it into the file, under “@context”.';

const refuse = async (): Promise<never> => {
  throw new Error(REFUSED);
};

/** What the library calls a quad. */
interface Triple {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly termType: string; readonly language?: string };
}

const statementOf = ({ subject, predicate, object }: Triple): Statement => ({
  subject: subject.value,
  predicate: predicate.value,
  object: object.value,
  ...(object.termType === 'Literal' && { language: (object.language ?? '').toLowerCase() }),
});

const PREFIXES = {
  skos: SKOS,
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
} as const;

/** A vocabulary in JSON-LD, with its context. */
export function writeJsonLd(entries: readonly GlossaryEntry[], { language }: WriteOptions): string {
  const nodes = new Map<string, Record<string, unknown[]>>();
  for (const { subject, predicate, object, language: of } of statementsOf(entries, language)) {
    const node = nodes.get(subject) ?? {};
    nodes.set(subject, node);
    const key = predicate === `${PREFIXES.rdf}type` ? '@type' : short(predicate);
    const value =
      of === undefined
        ? key === '@type'
          ? short(object)
          : { '@id': relative(object) }
        : of === ''
          ? object
          : { '@language': of, '@value': object };
    node[key] = [...(node[key] ?? []), value];
  }
  const graph = [...nodes].map(([subject, node]) => ({ '@id': relative(subject), ...node }));
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': graph }, undefined, 2)}\n`;
}

const relative = (iri: string): string => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);

function short(iri: string): string {
  const prefix = Object.entries(PREFIXES).find(([, start]) => iri.startsWith(start));
  return prefix === undefined ? iri : `${prefix[0]}:${iri.slice(prefix[1].length)}`;
}
