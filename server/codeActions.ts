import type { CodeAction, CodeActionContext, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding, Fix, Insertion, Reviewable, Span } from '../engine/index.js';
import { applyEdits, compatibleFixes, editsOf, ignoreHere, ignoreInFile, renamedAnchors } from '../engine/index.js';
import { review } from '../rules/index.js';
import { findingId, plainLabel, toInsertion, toRange, toTextEdit, touches, toWorkspaceEdit } from './convert.js';
import { exceptions, twoPeople } from './decisions.js';
import { type FindingGroup, FindingKinds } from './findingKinds.js';
import { isCell } from './notebooks.js';
import type { ActionTools, Offer } from './offer.js';
import { commands } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';

/** The action that makes every fix that is clear: of the kind that editors run on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.distinguo`;

/** What identifies an action that is still without its edit. */
export interface ActionData extends Span {
  readonly uri: string;
  readonly version: number;
  readonly offer: string;
}

/** What can be done at a stretch of the document. Edits hold for this version of it alone. */
export async function codeActions(
  tools: ActionTools,
  reviewed: ReviewedDocument,
  range: Span,
  { only, diagnostics }: CodeActionContext,
): Promise<CodeAction[]> {
  const wanted = (kind: string) => only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? true;
  const here = findingsAt(reviewed, range);
  const offers: Offer[] = [];
  if (wanted(CodeActionKind.QuickFix)) offers.push(...(await quickFixes(tools, reviewed, here)));
  if (wanted(FIX_ALL) && (only !== undefined || here.length > 0)) offers.push(...fixAll(tools, reviewed));
  return offers.map((offer) => toAction(tools, reviewed, range, offer, diagnostics));
}

/** The edit of an action that was offered without; undefined when the action is no longer on offer. */
export async function actionEdit(
  tools: ActionTools,
  reviewed: ReviewedDocument,
  data: ActionData,
): Promise<WorkspaceEdit | undefined> {
  const offers = [...fixAll(tools, reviewed), ...(await quickFixes(tools, reviewed, findingsAt(reviewed, data)))];
  return offers.find(({ key }) => key === data.offer)?.edit?.();
}

function findingsAt({ review }: ReviewedDocument, range: Span): readonly Finding[] {
  return review.findings.filter(({ span, places = [] }) => [span, ...places].some((place) => touches(place, range)));
}

/** All that can be done about one finding; about several, what replaces their words: each effect once. */
async function quickFixes(tools: ActionTools, reviewed: ReviewedDocument, here: readonly Finding[]): Promise<Offer[]> {
  const [finding, ...more] = here;
  if (finding === undefined) return [];
  const kinds = new FindingKinds(reviewed);
  if (more.length > 0) {
    return kinds
      .groups(here)
      .flatMap((group) => [
        ...replaceThese(tools, reviewed, kinds, group),
        ...replaceEvery(tools, reviewed, kinds, group),
      ]);
  }
  return [
    ...replacements(tools, reviewed, finding),
    ...replaceEvery(tools, reviewed, kinds, [finding]),
    ...(await twoPeople(tools, reviewed, finding)),
    ...ignores(tools, reviewed, finding),
    ...(await exceptions(tools, reviewed, finding)),
    ...explanation(tools, reviewed, finding),
  ];
}

function replacements({ t, versioned }: ActionTools, reviewed: ReviewedDocument, finding: Finding): Offer[] {
  return finding.fixes.flatMap((fix, index): Offer[] => {
    if (editsOf(fix).some((edit) => toTextEdit(reviewed.document, edit) === undefined)) return [];
    return [
      {
        key: `replace ${index}`,
        title: fix.others === undefined ? t('Replace with “{0}”', fix.text.trim()) : fix.title,
        kind: CodeActionKind.QuickFix,
        findings: [finding],
        preferred: index === 0 && finding.certainty === 'clear' && !fix.bound,
        edit: () => editOfFixes(reviewed, [fix], versioned),
      },
    ];
  });
}

/** The first fixes of the findings that are selected; what programs look for is meant only where nothing else is. */
function replaceThese(
  { t, versioned }: ActionTools,
  reviewed: ReviewedDocument,
  kinds: FindingKinds,
  group: FindingGroup,
): Offer[] {
  const [finding] = group;
  const free = group.filter(({ fixes: [first] }) => !first?.bound);
  const fixes = fixesOf(reviewed.document, free.length > 0 ? free : group);
  const [first] = fixes;
  if (first === undefined) return [];
  return [
    {
      key: `replace these ${kinds.of(finding)}`,
      title: t('Replace “{0}” with “{1}” here ({2})', kinds.wordOf(finding), first.term, fixes.length),
      kind: CodeActionKind.QuickFix,
      findings: group,
      edit: () => editOfFixes(reviewed, fixes, versioned),
    },
  ];
}

/** The first fixes of all findings of this kind, where there are more than are selected. */
function replaceEvery(
  { t, versioned }: ActionTools,
  reviewed: ReviewedDocument,
  kinds: FindingKinds,
  group: FindingGroup,
): Offer[] {
  const [finding] = group;
  if (finding.fixes[0]?.bound) return [];
  const kind = kinds.of(finding);
  const alike = reviewed.review.findings.filter((other) => kinds.of(other) === kind && !other.fixes[0]?.bound);
  const fixes = fixesOf(reviewed.document, alike);
  const [first, second] = fixes;
  if (alike.length === group.length || first === undefined || second === undefined) return [];
  return [
    {
      key: `replace every ${kind}`,
      title: t('Replace “{0}” with “{1}” in this document ({2})', kinds.wordOf(finding), first.term, fixes.length),
      kind: CodeActionKind.QuickFix,
      findings: group,
      edit: () => editOfFixes(reviewed, fixes, versioned),
    },
  ];
}

function ignores({ t, versioned }: ActionTools, reviewed: ReviewedDocument, finding: Finding): Offer[] {
  const { document } = reviewed;
  const reviewable = reviewableOf(reviewed);
  const everywhere = isCell(document.uri)
    ? t('Disable {0} for this cell', finding.rule)
    : t('Disable {0} for the entire file', finding.rule);
  const offer = (insertion: Insertion | undefined, title: string): Offer[] =>
    insertion === undefined
      ? []
      : [
          {
            key: `ignore ${insertion.covers}`,
            title,
            kind: CodeActionKind.QuickFix,
            findings: [finding],
            edit: () => toWorkspaceEdit(document, [toInsertion(document, insertion.offset, insertion.text)], versioned),
          },
        ];
  return [
    ...offer(ignoreHere(reviewable, finding), t('Disable {0} for this line', finding.rule)),
    ...offer(ignoreInFile(reviewable, finding), everywhere),
  ];
}

function reviewableOf({ document, languageId, settings, review: before }: ReviewedDocument): Reviewable {
  return {
    document: { text: document.getText(), languageId },
    review: before,
    again: (text) => review({ text, languageId }, settings.rules, before),
  };
}

function explanation(tools: ActionTools, { document }: ReviewedDocument, finding: Finding): Offer[] {
  if (!tools.commands) return [];
  const place = [document.uri, document.version, findingId(finding)];
  return [
    {
      key: 'why',
      title: tools.t('Why? Show what “{0}” means and what decided', finding.term),
      kind: CodeActionKind.QuickFix,
      findings: [finding],
      command: { command: commands.why, arguments: place },
    },
  ];
}

function fixAll({ t, versioned }: ActionTools, reviewed: ReviewedDocument): Offer[] {
  // What a configuration with a mistake meant to leave alone cannot be known.
  if (reviewed.settings.broken !== undefined) return [];
  const certain = reviewed.review.findings.filter(
    ({ certainty, fixes: [first, ...others] }) => certainty === 'clear' && !first?.bound && others.length === 0,
  );
  const fixes = fixesOf(reviewed.document, certain);
  if (fixes.length === 0) return [];
  const title = t('Fix all clear findings of Distinguo in this document ({0})', fixes.length);
  const edit = () => editOfFixes(reviewed, fixes, versioned);
  return [{ key: 'fix all', title, kind: FIX_ALL, findings: [], edit }];
}

/** The first fix of each finding that the document still allows, in source order; none overlaps another. */
function fixesOf(document: ReviewedDocument['document'], findings: readonly Finding[]): readonly Fix[] {
  const fixes = findings
    .flatMap(({ fixes: [first] }): Fix[] => (first === undefined ? [] : [first]))
    .filter((fix) => editsOf(fix).every((edit) => toTextEdit(document, edit) !== undefined))
    .toSorted((a, b) => a.span.start - b.span.start);
  return compatibleFixes(fixes);
}

/** Fixes, and with a heading the links of the document to it. */
function editOfFixes(
  { document, languageId }: ReviewedDocument,
  fixes: readonly Fix[],
  versioned: boolean,
): WorkspaceEdit {
  const text = document.getText();
  const own = fixes.flatMap(editsOf).toSorted((a, b) => a.span.start - b.span.start);
  const links = text.includes('#') ? renamedAnchors({ text, languageId }, applyEdits(text, own)).links : [];
  const edits = [...own, ...links].map(({ span, text: newText }) => ({ range: toRange(document, span), newText }));
  return toWorkspaceEdit(document, edits, versioned);
}

function toAction(
  tools: ActionTools,
  { document }: ReviewedDocument,
  { start, end }: Span,
  offer: Offer,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const { key, title, kind, findings, preferred, command } = offer;
  const ids = new Set(findings.map(findingId));
  const data: ActionData = { uri: document.uri, version: document.version, start, end, offer: key };
  const edit = offer.edit && !tools.resolves ? offer.edit() : undefined;
  return {
    title: plainLabel(title),
    kind,
    ...(ids.size === 0 ? {} : { diagnostics: diagnostics.filter((diagnostic) => ids.has(diagnostic.data)) }),
    ...(preferred ? { isPreferred: true } : {}),
    ...(edit === undefined ? {} : { edit }),
    ...(command === undefined
      ? {}
      : { command: { title, command: command.command, arguments: [...command.arguments] } }),
    ...(offer.edit && tools.resolves ? { data } : {}),
  };
}
