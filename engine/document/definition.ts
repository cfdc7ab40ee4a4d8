import { relationCue } from '../evidence/relation.js';
import { tally, type Witness } from '../evidence/witness.js';
import type { Role, Term } from '../model.js';
import { nounPhrase } from '../syntax/phrase.js';
import { collect } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tag.js';
import { readVerbGroup } from '../syntax/verb-group.js';
import type { Analysed, BlockAnalysis } from './analysis.js';

/** Where a document says what one of its words means. */
export interface Definition {
  readonly term: Term;
  /** The role that the defining words describe, when they decide it. */
  readonly role?: Role;
  readonly mention: Analysed;
  /** The words that decided it. */
  readonly witnesses: readonly Witness[];
}

/** The definitions in a block; `next` is the block after it, which defines a `<dt>`. */
export function definitionsIn(block: BlockAnalysis, next: BlockAnalysis | undefined): readonly Definition[] {
  return block.mentions.flatMap((analysed) => {
    const words = definingWords(block, analysed, next);
    if (words === undefined) return [];
    const witnesses = witnessesOf(words, analysed, block.prose.text);
    const role = roleOf(witnesses);
    return [
      {
        term: analysed.mention.term,
        mention: analysed,
        witnesses: witnesses.filter((witness) => witness.role === role),
        ...(role ? { role } : {}),
      },
    ];
  });
}

/** The words that define a mention: behind “means”, behind the colon of a set-off word, or what a set-off word is said to do. */
function definingWords(
  block: BlockAnalysis,
  analysed: Analysed,
  next: BlockAnalysis | undefined,
): readonly Tagged[] | undefined {
  const { mention, at, sentence } = analysed;
  if (mention.possessive !== undefined) return undefined;
  const words = block.sentences[sentence]?.words ?? [];
  if (mention.prose.kind === 'term') return mention.start === 0 && next ? next.sentences[0]?.words : undefined;
  let behind = at + 1;
  while (words[behind]?.tag === 'sign' && !/[.,;:–—-]/.test(words[behind]?.token.text ?? '')) behind++;
  const set = isSetOff(analysed);
  const after = words[behind];
  if (after === undefined) return undefined;
  if (
    /^(means?|denotes?)$/.test(after.token.lower) ||
    (after.token.lower === 'refers' && words[behind + 1]?.tag === 'to')
  )
    return words.slice(behind + 1);
  if (!set) return undefined;
  if (/^[:–—-]$/.test(after.token.text) && at <= 2) return words.slice(behind + 1);
  if (after.tag === 'be') return words.slice(behind + 1);
  // “*Clients* hire us. *Customers* buy from them.”: a block that sets off two words and says what each does
  const others = block.mentions.filter((other) => other.mention.term !== mention.term && isSetOff(other));
  return after.tag === 'verb' && others.length > 0 ? words.slice(at) : undefined;
}

/** The mention, alone or with its article or one word before it, is emphasised or quoted. */
function isSetOff({ mention, acquittal }: Analysed): boolean {
  if (acquittal?.kind === 'quotation')
    return mention.prose.text[mention.end] === '"' || mention.prose.text[mention.end] === '”';
  return mention.prose.marks.some(
    (mark) =>
      (mark.kind === 'strong' || mark.kind === 'emphasis') &&
      mark.start <= mention.start &&
      mark.end >= mention.end &&
      mark.end - mark.start <= mention.end - mention.start + 4,
  );
}

/** What defining words testify to: “a person with a login”, “who has ordered from us”, “software that …”. */
function witnessesOf(words: readonly Tagged[], analysed: Analysed, text: string): readonly Witness[] {
  const { sink, relations } = collect();
  const first = words[0];
  if (first?.token.mention !== undefined) {
    relations.push(...analysed.relations);
  } else {
    const phrase = nounPhrase(words, 0);
    if (phrase !== undefined) sink.add('pred', (words[phrase.head] as Tagged).lemma, words[phrase.head]);
    words.forEach((word, at) => {
      if (word.tag === 'rel') readVerbGroup(words, at + 1, sink, undefined);
      if (word.token.lower === 'with') {
        const owned = nounPhrase(words, at + 1);
        if (owned !== undefined) sink.add('poss', (words[owned.head] as Tagged).lemma, words[owned.head]);
      }
    });
  }
  return [...relationCue(relations, text), ...definingCue(words)];
}

/** Phrases in which definitions say who is meant. */
const DEFINING: readonly (readonly [RegExp, Role, number])[] = [
  // “an individual who acts for purposes outside trade or profession”
  [
    /\b(?:natural person|(?:outside|other than)\b.{0,40}\b(?:trade|business|craft|profession)|private (?:purposes|use|person|household)|household|personal (?:use|purposes))\b/i,
    'consumer',
    4,
  ],
  [
    /\b(?:visits?|logs? in|signs? in|login|log-in|operates?|(?:uses?|using|works? with) (?:the|our|this|its|a)\b|seat\b|staff|opens? (?:the|our|a) (?:app|site|website|session))/i,
    'operator',
    2,
  ],
  [
    /\b(?:buys?|bought|orders?|ordered|pays?|purchases?|contracts? with|subscribes?|signs? (?:the|a|our) contract|charge them|account holder|invoiced?)\b/i,
    'buyer',
    2,
  ],
  [
    /\b(?:hires? us|engages?|retains? (?:us|our)|instructs?|professional services|we (?:work|act|advise) for)\b/i,
    'client',
    3,
  ],
  [/\b(?:software|program|application that|service that calls|http|oauth|machine)\b/i, 'program', 3],
];

function definingCue(words: readonly Tagged[]): readonly Witness[] {
  const first = words[0]?.token;
  const text = words.map(({ token }) => token.text).join(' ');
  const reach = /[.;]/.exec(text)?.index ?? text.length;
  const clause = text.slice(0, Math.max(reach, 20)).replace(/\bwhether or not\b.*/i, '');
  return DEFINING.flatMap(([pattern, role, weight]) => {
    const match = pattern.exec(clause);
    return match === null || first === undefined
      ? []
      : [
          {
            role,
            weight,
            start: first.start,
            end: first.end,
            because: `its definition says “${match[0].trim()}”`,
            cue: 'definition',
          },
        ];
  });
}

function roleOf(witnesses: readonly Witness[]): Role | undefined {
  const sums = tally(witnesses);
  const [best, second] = (Object.entries(sums) as [Role, number][]).sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 0.9 && best[1] - (second?.[1] ?? 0) >= 0.6 ? best[0] : undefined;
}
