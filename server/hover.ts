import type { Hover } from 'vscode-languageserver';
import type { Finding, JudgedMention, Role, Sense } from '../engine/index.js';
import { toRange, touches } from './convert.js';
import type { ReviewedDocument } from './reviews.js';
import type { InterfaceWriting } from './wording.js';
import { deciding, definitionLine, definitions, originOf, reading, sensesOf } from './wording.js';

/** What a hover is made with. */
export interface HoverTools extends InterfaceWriting {
  /** The client shows the message of a finding beside the hover: it says already who is meant, and why. */
  readonly besideMessages: boolean;
}

/**
 * What the word at an offset means and who is meant; on a finding, what the word
 * means that should stand there, too. Null where no word of the glossary is.
 */
export function hover(tools: HoverTools, reviewed: ReviewedDocument, offset: number): Hover | null {
  const { document, settings, review } = reviewed;
  const mention = mentionAt(review.mentions, offset);
  if (mention === undefined) return null;
  const { glossary } = settings.rules;
  const finding = review.findings.find(({ span, places = [] }) =>
    [span, ...places].some(({ start, end }) => start <= mention.span.start && mention.span.end <= end),
  );
  const parts = finding
    ? onFinding(tools, reviewed, finding)
    : [...definitions(tools, glossary, mention.term), reading(tools, reviewed, mention)];
  const { markup } = tools;
  return { range: toRange(document, mention.span), contents: { kind: markup.kind, value: parts.join('\n\n') } };
}

/** The mention at an offset; of two that touch it, the one that begins there. */
export function mentionAt(mentions: readonly JudgedMention[], offset: number): JudgedMention | undefined {
  const place = { start: offset, end: offset };
  return mentions.findLast(({ span }) => touches(span, place));
}

function onFinding(tools: HoverTools, { settings, review }: ReviewedDocument, finding: Finding): string[] {
  const { glossary } = settings.rules;
  const proposed = finding.fixes[0]?.term ?? (finding.role && review.wordFor(finding.role));
  const senses = [
    senseOf(sensesOf(glossary, finding.term)),
    proposed === undefined || proposed === finding.term
      ? undefined
      : senseOf(sensesOf(glossary, proposed), finding.role),
  ].filter((sense) => sense !== undefined);
  const reasons = tools.besideMessages ? '' : deciding(tools, finding.evidence, finding.role);
  const sources = senses.map((sense) => originOf(tools, sense.source)).filter((source) => source !== undefined);
  return [
    ...senses.map((sense) => definitionLine(tools, { ...sense, definition: firstSentence(sense.definition) })),
    reasons,
    sources.join(' · '),
  ].filter((part) => part !== '');
}

/** The sense of a word in a role; without one, the first that the glossary gives. */
function senseOf(senses: readonly Sense[], role?: Role): Sense | undefined {
  return senses.find((sense) => sense.role === role) ?? senses[0];
}

/** Beside another definition, what a word means must be seen at one glance. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu})/su.exec(text)?.[0] ?? text;
}
