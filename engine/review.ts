import { applySuppression } from './directives/suppression.js';
import { isJudged, type KnownBlock, type KnownBlocks, knownBlocks } from './document/block.js';
import { type DocumentModel, judgesAlike, readDocument } from './document/document.js';
import { type SubjectMatter, subjectMatterOf } from './document/topic.js';
import { type Usage, type Usages, usageOf } from './document/usage.js';
import type { Witness } from './evidence/witness.js';
import { type Reading, read } from './formats/index.js';
import { toSource } from './formats/offset.js';
import type {
  Evidence,
  Finding,
  Glossary,
  JudgedMention,
  Prose,
  Review,
  Settings,
  SourceDocument,
  Verdict,
} from './model.js';
import { DIRECTIVE } from './prose/matches.js';
import type { Claim, JudgedBlock, Rule } from './rule.js';
import { type Scanner, scannerOf } from './termbase/mention.js';
import { type Mixture, mixtureOf } from './verdict/draft.js';
import { type Suspected, suspect } from './verdict/score.js';
import { type Judged, judge } from './verdict/verdict.js';

/** What the next review of the same document reuses. */
interface State {
  readonly settings: Settings;
  readonly scanner: Scanner;
  readonly reading: Reading;
  readonly blocks: KnownBlocks;
  readonly matter: SubjectMatter;
  readonly model: DocumentModel;
  readonly usages: Usages;
  readonly suspected: readonly Suspected[];
  readonly judged: readonly Judged[];
}

/** Of a document in which nothing can be named; without a state, so that the next review begins anew. */
const NOTHING: Review = { mentions: [], findings: [], problems: [], suppressed: [], state: undefined };

/**
 * Reviews a document: finds its mentions, judges who is meant, applies the
 * rules, and honours exceptions and directives.
 *
 * Pure: the same arguments give the same review, and `previous` changes only
 * how fast it comes. Never throws because of what a document holds.
 *
 * @param rules those that are heard, in their order
 * @param document the text and what kind of document it is
 * @param settings glossary, severities and exceptions that apply to it
 * @param previous an earlier review of the same document, to reuse what an edit did not touch
 */
export function reviewWith(
  rules: readonly Rule[],
  document: SourceDocument,
  settings: Settings,
  previous?: Review,
): Review {
  const { glossary } = settings;
  const earlier = previous?.state as State | undefined;
  const before = earlier?.settings === settings ? earlier : undefined;
  const scanner = before?.scanner ?? scannerOf(glossary);
  if (before === undefined && !scanner.mayName(document.text) && !document.text.includes(DIRECTIVE)) return NOTHING;
  const reading = read(document, scanner.wanted, before?.reading);
  const blocks = knownBlocks(reading.proses, scanner, glossary, before?.blocks);
  const known = blocks.all.filter(isJudged);
  const matter = subjectMatterOf(document.text, before?.matter);
  const model = readDocument(document, known, glossary, matter);
  const usages = usageOf(
    known.flatMap(({ judgeables }) => judgeables),
    known.flatMap(({ judgeables }, index) => judgeables.map(() => index)),
    before?.usages,
  );
  const suspected = suspectAll(usages, model, glossary, before);
  const judgements = judgeAll(suspected, mixtureOf(suspected), model, before);
  const judged = judgedBlocks(known, judgements);
  const context = { source: document.text, languageId: document.languageId, glossary, model, blocks: judged };
  const claims = firstOfEach(
    rules.filter(({ id }) => settings.rules[id] !== 'off').flatMap((rule) => rule.check(context)),
  );
  const findings = claims.map((claim) => findingOf(claim, settings)).sort((a, b) => a.span.start - b.span.start);
  const kept = claims.map((claim, index) => !isExcepted(claim, findings[index] as Finding, settings));
  const left = findings.filter((_, index) => kept[index]);
  const suppression = applySuppression(left, reading.comments, document.text, settings.rules);
  let mentions: readonly JudgedMention[] | undefined;
  return {
    // Who types asks for the findings alone.
    get mentions() {
      mentions ??= judgements.map(mentionOf);
      return mentions;
    },
    findings: suppression.findings,
    problems: suppression.problems,
    suppressed: [...suppression.suppressed, ...findings.filter((_, index) => !kept[index])],
    state: { settings, scanner, reading, blocks, matter, model, usages, suspected, judged: judgements } satisfies State,
  };
}

/** Weighs every mention with what the others are called; what nothing new is said of is not weighed again. */
function suspectAll(
  { mentions, of }: Usages,
  model: DocumentModel,
  glossary: Glossary,
  before: State | undefined,
): readonly Suspected[] {
  const alike = before !== undefined && judgesAlike(before.model, model, before.matter.asked) ? before : undefined;
  const by = alike === undefined ? 0 : alike.usages.of.length - of.length;
  // A usage that is the same object belongs to the same mention: in front of an edit or behind it.
  const known = (usage: Usage, at: number): Suspected | undefined =>
    alike?.usages.of[at] === usage
      ? alike.suspected[at]
      : alike?.usages.of[at + by] === usage
        ? alike.suspected[at + by]
        : undefined;
  return mentions.map((judgeable, at) => {
    const usage = of[at] as Usage;
    const same = known(usage, at);
    if (same === undefined) return suspect(judgeable, usage, model, glossary);
    return same.judgeable === judgeable ? same : { ...same, judgeable };
  });
}

/** Judges every mention; what is weighed as before in a document of the same kind is not judged again. */
function judgeAll(
  suspected: readonly Suspected[],
  mixture: Mixture,
  model: DocumentModel,
  before: State | undefined,
): readonly Judged[] {
  const by = before === undefined ? 0 : before.suspected.length - suspected.length;
  return suspected.map((one, at) => {
    const isDraft = mixture.isDraftFor(one);
    const then = before?.suspected[at] === one ? at : before?.suspected[at + by] === one ? at + by : -1;
    const same = before?.judged[then];
    return same !== undefined && same.isDraft === isDraft ? same : judge(one, isDraft, model);
  });
}

/** The blocks, each with its judged mentions. */
function judgedBlocks(known: readonly KnownBlock[], judged: readonly Judged[]): readonly JudgedBlock[] {
  let next = 0;
  return known.map(({ analysis: { prose, sentences, mentions } }) => {
    const start = next;
    next += mentions.length;
    return { prose, sentences, mentions: judged.slice(start, next) };
  });
}

/** Where two claims overlap, the one of the earlier rule stands; in source order. */
function firstOfEach(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const { start, end } = claim.span;
    let at = kept.length;
    // Each rule goes through the document from its start: the place is nearly always the last.
    let low = 0;
    while (low < at) {
      const middle = (low + at) >> 1;
      if ((kept[middle] as Claim).span.start < end) low = middle + 1;
      else at = middle;
    }
    const previous = kept[at - 1];
    if (previous === undefined || previous.span.end <= start) kept.splice(at, 0, claim);
  }
  return kept;
}

function findingOf(claim: Claim, settings: Settings): Finding {
  const setting = settings.rules[claim.rule];
  const severity =
    setting === 'default' || setting === 'off' ? (claim.certainty === 'clear' ? 'warning' : 'information') : setting;
  const { mention, witnesses, ...rest } = claim;
  return { ...rest, severity, evidence: witnesses.map((witness) => evidenceOf(witness, mention.prose)) };
}

function evidenceOf({ role, weight, start, end, because, cue }: Witness, prose: Prose): Evidence {
  return { role, weight, because, cue, span: toSource(prose, start, end), text: prose.text.slice(start, end) };
}

function mentionOf({ mention, judgement }: Judged): JudgedMention {
  const { witnesses, ...rest } = judgement;
  const evidence = witnesses.map((witness) => evidenceOf(witness, mention.prose));
  return { ...mention, verdict: { ...rest, evidence } as Verdict };
}

function isExcepted({ mention }: Claim, finding: Finding, settings: Settings): boolean {
  if (settings.glossary.allow.length === 0 && settings.exceptions.length === 0) return false;
  const text = mention.prose.text.toLowerCase();
  const allowed = settings.glossary.allow.some((phrase) =>
    covers(text, phrase.toLowerCase(), mention.start, mention.end),
  );
  return (
    allowed ||
    settings.exceptions.some(
      ({ term, context }) =>
        (term === undefined || term === finding.term) &&
        (context === undefined || text.includes(context.toLowerCase())),
    )
  );
}

/** Whether a phrase stands in the text over a stretch of it. */
function covers(text: string, phrase: string, start: number, end: number): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (at <= start && at + phrase.length >= end) return true;
  return false;
}
