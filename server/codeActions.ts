import type { CodeAction, CodeActionContext, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding, Fix, Span } from '../engine/index.js';
import { findingId, plainLabel, toInsertion, toTextEdit, touches, toWorkspaceEdit } from './convert.js';
import type { Insertion } from './ignore.js';
import { ignoreHere, ignoreInFile } from './ignore.js';
import type { Translate } from './messages.js';
import { commands } from './protocol.js';
import type { Reviewed } from './reviews.js';

/** Everything that no taste can object to: the kind that editors run on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.distinguo`;

/** What a code action is made with. */
export interface ActionTools {
  readonly t: Translate;
  /** The client can be told which version an edit is for. */
  readonly versioned: boolean;
  /** The client fetches the edit when the action is chosen. */
  readonly resolves: boolean;
  /** The client has the commands of our extension. */
  readonly commands: boolean;
  /** The edit that makes a finding an exception of the configuration, or undefined where it cannot be one. */
  exception(reviewed: Reviewed, finding: Finding): Promise<ExceptionOffer | undefined>;
}

/** See {@link ActionTools.exception}. */
export interface ExceptionOffer {
  readonly edit: WorkspaceEdit;
  /** The configuration that the edit changes or makes. */
  readonly configuration: string;
}

/** What identifies an action that is still without its edit. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly finding?: string;
  readonly offer: string;
}

interface Offer {
  /** Unique among the offers for one finding. */
  readonly key: string;
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly finding?: Finding;
  readonly preferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  /** Absent for an action that only shows something. */
  edit?(): WorkspaceEdit | undefined;
}

/** What can be done at a stretch of the document. Edits hold for this version of it alone. */
export async function codeActions(
  tools: ActionTools,
  reviewed: Reviewed,
  range: Span,
  { only, diagnostics }: CodeActionContext,
): Promise<CodeAction[]> {
  const wanted = (kind: string) => only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? true;
  const here = reviewed.review.findings.filter(({ span }) => touches(span, range));
  const offers: Offer[] = [];
  if (wanted(CodeActionKind.QuickFix))
    for (const finding of here) offers.push(...(await offersFor(tools, reviewed, finding)));
  if (wanted(FIX_ALL) && (only !== undefined || here.length > 0)) offers.push(...fixAll(tools, reviewed));
  return offers.map((offer) => toAction(tools, reviewed, offer, diagnostics));
}

/** The edit of an action that was offered without; undefined when the action is no longer on offer. */
export async function editOf(
  tools: ActionTools,
  reviewed: Reviewed,
  data: ActionData,
): Promise<WorkspaceEdit | undefined> {
  const finding = reviewed.review.findings.find((each) => findingId(each) === data.finding);
  const offers = finding ? await offersFor(tools, reviewed, finding) : fixAll(tools, reviewed);
  return offers.find(({ key }) => key === data.offer)?.edit?.();
}

async function offersFor(tools: ActionTools, reviewed: Reviewed, finding: Finding): Promise<Offer[]> {
  return [
    ...replacements(tools, reviewed, finding),
    ...ignores(tools, reviewed, finding),
    ...(await exceptions(tools, reviewed, finding)),
    ...explanation(tools, reviewed, finding),
  ];
}

function replacements({ t, versioned }: ActionTools, { document, review }: Reviewed, finding: Finding): Offer[] {
  const kind = CodeActionKind.QuickFix;
  const single = finding.fixes.flatMap((fix, index): Offer[] => {
    const edits = [fix, ...(fix.others ?? [])].map((edit) => toTextEdit(document, edit));
    if (edits.includes(undefined)) return [];
    return [
      {
        key: `replace ${index}`,
        title: fix.others === undefined ? t('Replace with “{0}”', fix.text.trim()) : fix.title,
        kind,
        finding,
        preferred: index === 0 && finding.certainty === 'clear',
        edit: () => toWorkspaceEdit(document, edits as TextEdit[], versioned),
      },
    ];
  });
  const alike = review.findings.filter((other) => isLike(other, finding));
  const edits = editsOf(document, alike);
  if (single.length === 0 || edits.length < 2) return single;
  const every: Offer = {
    key: 'replace every',
    title: t('Replace every “{0}” like this in the document', finding.term),
    kind,
    finding,
    edit: () => toWorkspaceEdit(document, edits, versioned),
  };
  return [...single, every];
}

function isLike(other: Finding, finding: Finding): boolean {
  const [a, b] = [other.fixes[0], finding.fixes[0]];
  return other.rule === finding.rule && other.term === finding.term && a !== undefined && a.term === b?.term;
}

function ignores({ t, versioned }: ActionTools, reviewed: Reviewed, finding: Finding): Offer[] {
  const titles = {
    'next line': t('Ignore here (next line)'),
    'this line': t('Ignore here (this line)'),
    file: t('Ignore in this file'),
  };
  const offer = (insertion: Insertion | undefined): Offer[] => {
    if (insertion === undefined) return [];
    const { document } = reviewed;
    return [
      {
        key: `ignore ${insertion.covers}`,
        title: titles[insertion.covers],
        kind: CodeActionKind.QuickFix,
        finding,
        edit: () => toWorkspaceEdit(document, [toInsertion(document, insertion.offset, insertion.text)], versioned),
      },
    ];
  };
  return [...offer(ignoreHere(reviewed, finding)), ...offer(ignoreInFile(reviewed, finding))];
}

async function exceptions(tools: ActionTools, reviewed: Reviewed, finding: Finding): Promise<Offer[]> {
  const exception = await tools.exception(reviewed, finding);
  if (exception === undefined) return [];
  return [
    {
      key: 'exception',
      title: tools.t('“{0}” is right here', finding.term),
      kind: CodeActionKind.QuickFix,
      finding,
      edit: () => exception.edit,
      // The writer sees what was written for them.
      ...(tools.commands
        ? { command: { command: commands.openConfiguration, arguments: [exception.configuration] } }
        : {}),
    },
  ];
}

function explanation(tools: ActionTools, { document }: Reviewed, finding: Finding): Offer[] {
  if (!tools.commands) return [];
  const place = [document.uri, document.version, findingId(finding)];
  return [
    {
      key: 'why',
      title: tools.t('Why? Show what “{0}” means and what decided', finding.term),
      kind: CodeActionKind.QuickFix,
      finding,
      command: { command: commands.why, arguments: place },
    },
  ];
}

function fixAll({ t, versioned }: ActionTools, { document, review }: Reviewed): Offer[] {
  const certain = review.findings.filter(({ certainty, fixes }) => certainty === 'clear' && fixes.length === 1);
  const edits = editsOf(document, certain);
  if (edits.length === 0) return [];
  const title = t('Fix every clear finding of Distinguo');
  return [{ key: 'fix all', title, kind: FIX_ALL, edit: () => toWorkspaceEdit(document, edits, versioned) }];
}

/** The first fix of each finding, as edits that do not overlap. */
function editsOf(document: Reviewed['document'], findings: readonly Finding[]): TextEdit[] {
  const fixes = findings
    .flatMap(({ fixes: [first] }): Fix[] => (first === undefined ? [] : [first]))
    .toSorted((a, b) => a.span.start - b.span.start);
  let end = -1;
  return fixes.flatMap((fix) => {
    const edit = fix.span.start < end ? undefined : toTextEdit(document, fix);
    if (edit === undefined) return [];
    end = fix.span.end;
    return [edit];
  });
}

function toAction(
  tools: ActionTools,
  { document }: Reviewed,
  offer: Offer,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const { key, title, kind, finding, preferred, command } = offer;
  const id = finding && findingId(finding);
  const data: ActionData = {
    uri: document.uri,
    version: document.version,
    offer: key,
    ...(id === undefined ? {} : { finding: id }),
  };
  const edit = offer.edit && !tools.resolves ? offer.edit() : undefined;
  return {
    title: plainLabel(title),
    kind,
    ...(id === undefined ? {} : { diagnostics: diagnostics.filter((diagnostic) => diagnostic.data === id) }),
    ...(preferred ? { isPreferred: true } : {}),
    ...(edit === undefined ? {} : { edit }),
    ...(command === undefined
      ? {}
      : { command: { title, command: command.command, arguments: [...command.arguments] } }),
    ...(offer.edit && tools.resolves ? { data } : {}),
  };
}
