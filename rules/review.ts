import { analyse, type BlockAnalysis } from './analysis.js';
import { type DocumentModel, readDocument } from './document.js';
import { scannerOf } from './mention.js';
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
import { type Judgeable, judgeable } from './opinion.js';
import { type Reading, read } from './prose/index.js';
import { toSource } from './prose/offset.js';
import { rules } from './rule/index.js';
import type { Claim, JudgedBlock } from './rule/rule.js';
import { applySuppression } from './suppression.js';
import { type Usage, usageOf } from './usage.js';
import { type Judged, judge } from './verdict.js';
import type { Witness } from './witness.js';

/** What the next review of the same document reuses: the reading, and the analysis of every block by its words. */
interface State {
  readonly settings: Settings;
  readonly reading: Reading;
  readonly analyses: ReadonlyMap<string, BlockAnalysis>;
}

/**
 * Reviews a document: finds its mentions, judges who is meant, applies the
 * rules, and honours exceptions and directives.
 *
 * Pure: the same arguments give the same review, and `previous` changes only
 * how fast it comes. Never throws because of what a document holds.
 *
 * @param document the text and what kind of document it is
 * @param settings glossary, severities and exceptions that apply to it
 * @param previous an earlier review of the same document, to reuse what an edit did not touch
 */
export function review(document: SourceDocument, settings: Settings, previous?: Review): Review {
  const { glossary } = settings;
  const scanner = scannerOf(glossary);
  const state = previous?.state as State | undefined;
  const usable = state?.settings === settings ? state : undefined;
  const reading = read(document, scanner.wanted, usable?.reading);
  const analyses = new Map<string, BlockAnalysis>();
  const blocks = reading.proses.flatMap((prose) => {
    const mentions = scanner.mentions(prose);
    if (mentions.length === 0 && prose.kind !== 'item') return [];
    const key = keyOf(prose);
    const known = usable?.analyses.get(key) ?? analyses.get(key);
    const block = known === undefined ? analyse(prose, mentions) : rebase(known, prose);
    analyses.set(key, block);
    return [block];
  });
  const model = readDocument(document, blocks, glossary);
  const judged = judgeAll(blocks, model, glossary);
  const context = { source: document.text, languageId: document.languageId, glossary, model, blocks: judged };
  const claims = firstOfEach(
    rules.filter(({ id }) => settings.rules[id] !== 'off').flatMap((rule) => rule.check(context)),
  );
  const findings = claims.map((claim) => findingOf(claim, settings)).sort((a, b) => a.span.start - b.span.start);
  const excepted = findings.filter((finding, index) => !isExcepted(claims[index] as Claim, finding, settings));
  const suppression = applySuppression(excepted, reading.comments, document.text, settings.rules);
  return {
    mentions: judged.flatMap(({ mentions }) => mentions.map(mentionOf)),
    findings: suppression.findings,
    problems: suppression.problems,
    suppressed: [...suppression.suppressed, ...findings.filter((finding) => !excepted.includes(finding))],
    state: { settings, reading, analyses } satisfies State,
  };
}

/** Judges every mention with what the others say. */
function judgeAll(blocks: readonly BlockAnalysis[], model: DocumentModel, glossary: Glossary): readonly JudgedBlock[] {
  const judgeables = blocks.flatMap((block, index) =>
    block.mentions.map((analysed) => judgeable(analysed, index, glossary)),
  );
  const usages = usageOf(judgeables);
  let next = 0;
  return blocks.map((block) => {
    const mentions = block.mentions.map(() => {
      const at = next++;
      return judge(judgeables[at] as Judgeable, usages[at] as Usage, model, glossary);
    });
    return { ...block, mentions };
  });
}

/** All that the analysis of a block depends on. */
function keyOf({ text, kind, context, runs }: Prose): string {
  return `${kind}\n${context.attribute ?? ''}\n${context.list?.ordered ?? ''}${context.step?.keyword ?? ''}\n${context.headings.join('\n')}\n\n${runs.length > 3 ? runs.join() : ''}\n${text}`;
}

/** The same analysis where the block stands now. */
function rebase(block: BlockAnalysis, prose: Prose): BlockAnalysis {
  const mentions = block.mentions.map((analysed) => {
    const { start, end } = analysed.mention;
    return { ...analysed, mention: { ...analysed.mention, prose, span: toSource(prose, start, end) } };
  });
  return { ...block, prose, mentions };
}

/** Where two claims overlap, the one of the earlier rule stands. */
function firstOfEach(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const claim of claims) {
    const { start, end } = claim.span;
    if (taken.some((span) => span.start < end && start < span.end)) continue;
    taken.push(claim.span);
    kept.push(claim);
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
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
