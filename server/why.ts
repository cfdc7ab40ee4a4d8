import { type Finding, mentionOf } from '../engine/index.js';
import { findingId, SOURCE, touches } from './convert.js';
import { markdownWriter } from './markup.js';
import type { Explanation, WhyParams } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';
import type { Session } from './session.js';
import { definitions, reading } from './wording.js';

/** A page on one finding: what was found, what decided, what the words mean, and where the rule is explained. */
export function whyPage(
  { t, diagnosticTools }: Session,
  reviewed: ReviewedDocument,
  asked: WhyParams,
): Explanation | null {
  const { review, settings } = reviewed;
  const finding = findingOf(reviewed, asked);
  if (finding === undefined) return null;
  const { glossary } = settings.rules;
  const mention = mentionOf(review.mentions, finding);
  const writing = { t, markup: markdownWriter };
  const evidence = new Set(finding.evidence.map(({ because }) => `- ${markdownWriter.text(because)}`));
  const page = diagnosticTools.page(finding.rule);
  const lines = [
    `# ${SOURCE}: ${markdownWriter.text(finding.rule)}`,
    markdownWriter.text(finding.message),
    ...(mention === undefined ? [] : [reading(writing, reviewed, mention)]),
    ...(evidence.size === 0 ? [] : [`## ${t('What decided')}`, [...evidence].join('\n')]),
    `## ${t('What the word means')}`,
    ...definitions(writing, glossary, finding.term),
    ...(page === undefined ? [] : [`[${t('About this rule')}](${page})`]),
  ];
  return { markdown: lines.join('\n\n') };
}

function findingOf({ document, review }: ReviewedDocument, { id, position }: WhyParams): Finding | undefined {
  if (position === undefined) return review.findings.find((finding) => findingId(finding) === id);
  const offset = document.offsetAt(position);
  const place = { start: offset, end: offset };
  return review.findings.find(({ span, places = [] }) => [span, ...places].some((each) => touches(each, place)));
}
