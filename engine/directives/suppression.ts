import type { Finding, Problem, RuleId, RuleSetting, SourceComment, Span } from '../model.js';
import { didYouMean, nearest } from '../nearest.js';

/** The directives, by what they silence. */
const directiveNames = [
  'distinguo-disable-next-line',
  'distinguo-disable-line',
  'distinguo-disable-file',
  'distinguo-disable',
  'distinguo-enable',
] as const;

type DirectiveName = (typeof directiveNames)[number];

/** A well-formed directive. */
interface Directive {
  readonly name: DirectiveName;
  /** The rules it names; all when empty. */
  readonly rules: readonly RuleId[];
  /** From the name to the last rule. */
  readonly span: Span;
  readonly comment: SourceComment;
}

/** The stretch of source in which a directive silences one rule. */
interface Silence {
  readonly directive: Directive;
  readonly rule: RuleId;
  readonly start: number;
  /** Open blocks end with the source. */
  end: number;
}

/** What is left of the findings, and what is wrong with the directives. */
export interface SuppressionResult {
  readonly findings: readonly Finding[];
  /** The findings that a directive silenced. */
  readonly suppressed: readonly Finding[];
  /** Unused and malformed directives, in source order. */
  readonly problems: readonly Problem[];
}

/**
 * Drops the findings that comments in the document silence.
 *
 *     distinguo-disable-next-line role-mismatch -- the reason
 *
 * A directive holds for the rules that it names, separated by commas or
 * spaces, or for all; whatever follows ` -- ` is the reason. `-disable-line`
 * and `-disable-next-line` are about findings that begin on the line (the next
 * line is the first after the comment that is not blank); `-disable` holds up to
 * `-enable`, or the end; `-disable-file` holds everywhere.
 *
 * @param findings in any order
 * @param comments those of the document that hold `distinguo-`
 * @param source the document
 * @param rules all rules, and what they are set to: a directive for a rule that is off is not called unused
 */
export function applySuppression(
  findings: readonly Finding[],
  comments: readonly SourceComment[],
  source: string,
  rules: Readonly<Record<RuleId, RuleSetting>>,
): SuppressionResult {
  if (comments.length === 0) return { findings, suppressed: [], problems: [] };
  const problems: Problem[] = [];
  const ruleIds = Object.keys(rules) as readonly RuleId[];
  const directives = comments.flatMap((comment) => directiveOf(comment, ruleIds, problems) ?? []);
  const silences = silencesOf(directives, ruleIds, source, problems);
  const { silenced, used } = silencedBy(silences, findings);
  const active = silences.filter(({ rule }) => rules[rule] !== 'off').map(({ directive }) => directive);
  for (const directive of new Set(active)) if (!used.has(directive)) problems.push(unused(directive));
  return {
    findings: silenced.size === 0 ? findings : findings.filter((finding) => !silenced.has(finding)),
    suppressed: findings.filter((finding) => silenced.has(finding)),
    problems: problems.sort((a, b) => a.span.start - b.span.start),
  };
}

/** Which findings are silenced, and which directives do it: findings and silences are walked through once, side by side. */
function silencedBy(
  silences: readonly Silence[],
  findings: readonly Finding[],
): { silenced: ReadonlySet<Finding>; used: ReadonlySet<Directive> } {
  const silenced = new Set<Finding>();
  const used = new Set<Directive>();
  for (const rule of new Set(silences.map((silence) => silence.rule))) {
    const waiting = silences.filter((silence) => silence.rule === rule).sort((a, b) => a.start - b.start);
    const found = findings.filter((finding) => finding.rule === rule).sort((a, b) => a.span.start - b.span.start);
    let next = 0;
    let end = 0;
    for (const finding of found) {
      const { start } = finding.span;
      for (; next < waiting.length && (waiting[next] as Silence).start <= start; next++) {
        const silence = waiting[next] as Silence;
        if (silence.end <= start) continue; // Ended before anything was found.
        used.add(silence.directive);
        end = Math.max(end, silence.end);
      }
      if (start < end) silenced.add(finding);
    }
  }
  return { silenced, used };
}

function directiveOf(written: SourceComment, ruleIds: readonly RuleId[], problems: Problem[]): Directive | undefined {
  const { text, textStart } = unwrapped(written);
  // A comment that only speaks of directives in its prose is no directive.
  const match = /^\s*(distinguo-[\w-]*)/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const word = match[1];
  const start = textStart + match[0].length - word.length;
  const name = directiveNames.find((known) => known === word);
  if (name === undefined) {
    const message = `There is no directive “${word}”.${didYouMean(word, directiveNames)} Directives: ${directiveNames.join(', ')}.`;
    problems.push(malformed({ start, end: start + word.length }, message));
    return undefined;
  }
  const { rules, end } = rulesIn(text.slice(match[0].length), start + word.length, ruleIds, problems);
  // A list of which nothing is known must not silence everything.
  return rules === undefined ? undefined : { name, rules, span: { start, end }, comment: written };
}

/** What a comment of HTML inside another comment says: as in MDX that was Markdown. */
function unwrapped(comment: SourceComment): SourceComment {
  const { text, textStart, span } = comment;
  const trimmed = text.trim();
  if (!trimmed.startsWith('<!--') || !trimmed.endsWith('-->')) return comment;
  const from = text.indexOf('<!--') + '<!--'.length;
  return { span, text: text.slice(from, Math.max(from, text.lastIndexOf('-->'))), textStart: textStart + from };
}

/** Reads the rule names after a directive, and where they end; a name that is unknown is told, and the others stand. */
function rulesIn(
  rest: string,
  from: number,
  ruleIds: readonly RuleId[],
  problems: Problem[],
): { readonly rules: readonly RuleId[] | undefined; readonly end: number } {
  const listed = rest.split(/(?:^|\s)--(?:\s|$)/, 1)[0] ?? '';
  const words = [...listed.matchAll(/[^\s,]+/g)].map((word) => ({
    text: word[0],
    span: { start: from + word.index, end: from + word.index + word[0].length },
  }));
  const rules: RuleId[] = [];
  for (const word of words) {
    const rule = ruleIds.find((known) => known === word.text);
    if (rule !== undefined) {
      rules.push(rule);
      continue;
    }
    problems.push(malformed(word.span, unknownRule(word.text, ruleIds)));
    if (nearest(word.text, ruleIds) === undefined) break; // Prose, not a list: one problem says it.
  }
  return { rules: words.length > 0 && rules.length === 0 ? undefined : rules, end: words.at(-1)?.span.end ?? from };
}

/** What each directive silences; an `-enable` ends what `-disable` began. */
function silencesOf(
  directives: readonly Directive[],
  ruleIds: readonly RuleId[],
  source: string,
  problems: Problem[],
): readonly Silence[] {
  const silences: Silence[] = [];
  const lines = new Lines(source);
  let open: Silence[] = [];
  for (const directive of directives) {
    const rules = directive.rules.length > 0 ? directive.rules : ruleIds;
    if (directive.name === 'distinguo-enable') {
      const ended = open.filter(({ rule }) => rules.includes(rule));
      open = open.filter(({ rule }) => !rules.includes(rule));
      if (ended.length === 0) problems.push(withoutDisable(directive));
      for (const silence of ended) silence.end = directive.comment.span.start;
    } else {
      const span = spanSilenced(directive.name, directive.comment, lines);
      const made = rules.map((rule) => ({ directive, rule, ...span }));
      silences.push(...made);
      if (directive.name === 'distinguo-disable') open.push(...made);
    }
  }
  return silences;
}

function spanSilenced(name: DirectiveName, { span: comment, lines: told }: SourceComment, lines: Lines): Span {
  switch (name) {
    case 'distinguo-disable-next-line':
      return told?.next ?? lines.filledBelow(comment.end);
    case 'distinguo-disable-line':
      return told?.own ?? { start: lines.at(comment.start).start, end: lines.at(comment.end).end };
    case 'distinguo-disable':
      return { start: comment.end, end: lines.source.length };
    default:
      return { start: 0, end: lines.source.length };
  }
}

/** The lines of a source, each with its end. What was looked for last is kept: a line may hold very many directives. */
class Lines {
  readonly source: string;
  #last: Span = { start: 0, end: -1 };
  #below: Span & { readonly from: number } = { from: -1, start: 0, end: 0 };

  constructor(source: string) {
    this.source = source;
  }

  /** The line that holds an offset. */
  at(offset: number): Span {
    const isKept = this.#last.start <= offset && offset < this.#last.end;
    if (!isKept) this.#last = this.#around(offset);
    return this.#last;
  }

  /** The first line below the one that holds an offset that is not blank, with the blank ones before it. */
  filledBelow(offset: number): Span {
    const from = this.at(offset).end;
    if (from !== this.#below.from) {
      const blank = /^\s*/.exec(this.source.slice(from))?.[0].length ?? 0;
      this.#below = { from, start: from, end: this.#around(from + blank).end };
    }
    return this.#below;
  }

  #around(offset: number): Span {
    let start = offset;
    while (start > 0 && !/[\r\n]/.test(this.source[start - 1] as string)) start--;
    const ending = /\r\n|\n|\r/.exec(this.source.slice(offset));
    return { start, end: ending === null ? this.source.length : offset + ending.index + ending[0].length };
  }
}

function malformed(span: Span, message: string): Problem {
  return { code: 'malformed-directive', severity: 'warning', span, message };
}

function unknownRule(name: string, ruleIds: readonly RuleId[]): string {
  return `There is no rule “${name}”.${didYouMean(name, ruleIds)} Write the reason after “--”. Rules: ${ruleIds.join(', ')}.`;
}

function withoutDisable({ span }: Directive): Problem {
  return malformed(span, 'Nothing is disabled here that “distinguo-enable” could end: remove it.');
}

function unused({ name, rules, span }: Directive): Problem {
  const what = rules.length === 0 ? 'Nothing' : `Nothing by ${rules.join(', ')}`;
  return {
    code: 'unused-directive',
    severity: 'warning',
    span,
    message: `${what} is found here any more: remove “${name}”.`,
  };
}
