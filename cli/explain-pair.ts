import path from 'node:path';
import { normalTerm } from '../configuration/index.js';
import {
  type CastWord,
  type Compiled,
  didYouMean,
  type Finding,
  type PairFact,
  type SourceDocument,
  type Span,
  type TraitName,
  type WordPair,
} from '../engine/index.js';
import type { Options } from './options.js';
import { readSource } from './source-file.js';
import { openConfigurations } from './survey.js';
import { rootFor, shownPath } from './targets.js';
import { leadingPath, oneLine, type Terminal } from './terminal.js';
import { TextLines } from './text-lines.js';
import { UsageError } from './usage-error.js';

/** A document, and two of its words. */
export interface AskedPair {
  readonly file: string;
  readonly words: readonly [string, string];
}

/** `docs/a.md:customer,user`; undefined for what is no such thing. */
export function pairIn(text: string): AskedPair | undefined {
  const [, file, one, other] = /^(.+):([^:,]+),([^:,]+)$/s.exec(text) ?? [];
  if (file === undefined || one === undefined || other === undefined) return undefined;
  return { file, words: [normalTerm(one), normalTerm(other)] };
}

/** Says how two words of a document stand to each other, and why they are a finding, or none. */
export async function explainPair({ file, words }: AskedPair, options: Options, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const target = path.resolve(cwd, file);
  const configurations = openConfigurations(options, terminal);
  const applied = await configurations.of(target, await rootFor(path.dirname(target), cwd));
  if (applied.languageId === undefined) throw new UsageError(`${file} is no kind of document that is read.`);
  const read = await readSource(target, options.maxFileSize);
  if ('refused' in read) throw new UsageError(`${file} ${read.refused}.`);
  const document = { text: read.bytes.toString('utf8'), languageId: applied.languageId };
  const { compiledFor } = await import('./judge.js');
  const explained = explanationOf(compiledFor(applied.settings), document, words);
  if ('refused' in explained) throw new UsageError(`${file} ${explained.refused}`);
  await terminal.print(textOf(shownPath(target, cwd), document.text, explained));
  return 0;
}

/** What is known of two words of a document. */
export interface PairExplanation {
  readonly pair: WordPair;
  readonly words: readonly CastWord[];
  /** What is said of them, when anything is. */
  readonly finding?: Finding;
  /** Why the two are a finding, or none, as a sentence. */
  readonly why: string;
}

/** Looks two words up in the cast of a document; or says why there is nothing to look up, as the end of a sentence. */
export function explanationOf(
  compiled: Compiled,
  document: SourceDocument,
  written: readonly [string, string],
): PairExplanation | { readonly refused: string } {
  const { pairs, words } = compiled.cast(document);
  const terms = words.map(({ term }) => term);
  const asked = written.map((word) => (terms.includes(word) ? word : word.replace(/s$/, '')));
  for (const word of asked)
    if (!terms.includes(word)) {
      const known = terms.length === 0 ? '' : ` Its words for people: ${terms.join(', ')}.`;
      return { refused: `does not name a person by “${word}”.${didYouMean(word, terms)}${known}` };
    }
  const pair = pairs.find(({ words: both }) => asked[0] !== asked[1] && asked.every((word) => both.includes(word)));
  if (pair === undefined) return { refused: 'has no such pair of words: name two of its commoner words for people.' };
  const review = compiled.review(document);
  const isOfPair = ({ rule, term, fixes, message }: Finding): boolean =>
    rule === 'mixed-terms' &&
    pair.words.includes(term) &&
    (fixes.some((fix) => fix.term !== term && pair.words.includes(fix.term)) ||
      pair.words.every((word) => message.includes(`“${word}”`)));
  const finding = review.findings.find(isOfPair);
  const of = pair.words.map((word) => words.find(({ term }) => term === word) as CastWord);
  const isSilenced = review.suppressed.some(isOfPair);
  return { pair, words: of, ...(finding && { finding }), why: whyOf(pair, finding, isSilenced, compiled) };
}

function whyOf(pair: WordPair, finding: Finding | undefined, isSilenced: boolean, { settings }: Compiled): string {
  const { standing, decision, words, probability } = pair;
  const likely = `${Math.round(probability * 100)} of 100`;
  if (finding !== undefined) {
    if (decision !== undefined) return 'It is a finding, because the configuration has decided so.';
    return finding.certainty === 'clear'
      ? 'It is a finding, and certain, because the structure of the document shows one actor.'
      : `It is a finding, and only likely: nothing but a learned model says so (${likely}).`;
  }
  if (decision !== undefined) return `It is silent: the configuration has decided “${decision.are}”.`;
  if (settings.rules['mixed-terms'] === 'off') return 'It is silent: the rule mixed-terms is off.';
  const cast = settings.glossary.cast?.map(({ term }) => term) ?? [];
  if (words.every((word) => cast.includes(word))) return 'It is silent: the cast of the configuration has both words.';
  if (isSilenced) return 'It is silent: a directive or an exception says so.';
  return SILENT[standing](likely);
}

const SILENT: Readonly<Record<WordPair['standing'], (likely: string) => string>> = {
  told: () => 'It is silent: other findings speak of these places already.',
  decided: () => 'It is silent: the configuration has decided so.',
  settled: () => 'It is silent: the document itself settles how the two stand to each other.',
  unstructured: (likely) =>
    `It is silent: of two such words only the structure of a document is believed, and it shows nothing (${likely} by the rest).`,
  few: () => 'It is silent: the two are named too seldom.',
  unlikely: (likely) => `It is silent: too little speaks for one actor (${likely}).`,
};

const TRAITS: Readonly<Record<TraitName, string>> = {
  acts: 'acts',
  screen: 'is at the screen',
  buys: 'buys, books or pays',
  managed: 'is managed by others',
  record: 'is a record',
  staff: 'is staff, or stands among administrators',
  everybody: 'is everybody',
};

/** So many places of one fact are named. */
const PLACES = 5;

function textOf(shown: string, text: string, { pair, words, why }: PairExplanation): string {
  const lines = new TextLines(text);
  const places = (spans: readonly Span[]): string => {
    const named = [...new Set(spans.map(({ start }) => lines.positionOf(start).line))];
    const more = named.length > PLACES ? ' …' : '';
    return named.length === 0 ? '' : ` (line ${named.slice(0, PLACES).join(', ')}${more})`;
  };
  const facts = (title: string, holds: (fact: PairFact) => boolean): readonly string[] => {
    const told = pair.facts
      .filter(holds)
      .map((fact) => `  ${oneLine(fact.text)}${places(fact.places)}${weightOf(fact)}`);
    return told.length === 0 ? [] : ['', title, ...told];
  };
  return `${[
    `${leadingPath(shown)}: “${pair.words.join('” and “')}”`,
    ...words.flatMap(({ term, places: all, traits, deeds }) => [
      '',
      `“${term}”, ${all.length} ${all.length === 1 ? 'time' : 'times'}${places(all)}`,
      ...traits.map(({ is, places: where }) => `  ${TRAITS[is]}: ${where.length}${places(where)}`),
      ...(deeds.length === 0 ? [] : [`  does: ${deeds.slice(0, PLACES).map(spoken).join(', ')}`]),
    ]),
    '',
    `Judged: ${pair.relationship}. How likely one actor: ${Math.round(pair.probability * 100)} of 100.`,
    ...facts('Settled by the document:', ({ moved }) => moved === undefined),
    ...facts('For one actor:', ({ moved }) => moved !== undefined && moved > 0),
    ...facts('Against it:', ({ moved }) => moved !== undefined && moved < 0),
    '',
    why,
  ].join('\n')}\n`;
}

/** `add_item` */
const spoken = (lemma: string): string => oneLine(lemma.replaceAll('_', ' '));

const weightOf = ({ moved }: PairFact): string =>
  moved === undefined ? '' : ` ${moved > 0 ? '+' : '−'}${Math.abs(moved).toFixed(1)}`;
