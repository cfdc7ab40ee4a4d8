import { DataFactory, Parser, type Quad, Writer } from 'n3';
import { type GlossaryEntry, type ReadGlossary, type ReadOptions, unreadable, type WriteOptions } from '../entry.js';
import { BASE, conceptsOf, SKOS, type Statement, statementsOf } from './skos.js';

/** Reads a vocabulary in Turtle, N-Triples or TriG. */
export function readTurtle(text: string, { language }: ReadOptions): ReadGlossary {
  let quads: readonly Quad[];
  try {
    quads = new Parser({ baseIRI: BASE }).parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const { message, context } = error as Error & { readonly context?: { readonly line?: number } };
    const why = message.replace(/ on line \d+\.?$/, '').replace(/\beof\b/, 'its end');
    return unreadable(context?.line ?? 1, 'Turtle', why);
  }
  return conceptsOf(quads.map(statementOf), language);
}

const statementOf = ({ subject, predicate, object }: Quad): Statement => ({
  subject: subject.value,
  predicate: predicate.value,
  object: object.value,
  ...(object.termType === 'Literal' && { language: object.language.toLowerCase() }),
});

/** A vocabulary in Turtle. */
export function writeTurtle(entries: readonly GlossaryEntry[], { language }: WriteOptions): Promise<string> {
  const { namedNode, literal } = DataFactory;
  const writer = new Writer({
    prefixes: { skos: SKOS, dct: 'http://purl.org/dc/terms/', owl: 'http://www.w3.org/2002/07/owl#', '': `${BASE}#` },
  });
  for (const { subject, predicate, object, language: of } of statementsOf(entries, language))
    writer.addQuad(
      namedNode(subject),
      namedNode(predicate),
      of === undefined ? namedNode(object) : literal(object, of === '' ? undefined : of),
    );
  return new Promise((resolve, reject) => {
    writer.end((error, text: string) => (error ? reject(error) : resolve(text)));
  });
}
