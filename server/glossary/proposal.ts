/** Who the people of a product are: proposed from the documents of a folder, answered by a person, and written down. */
import { diffArrays } from 'diff';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type AnswersToProposal,
  answersIn,
  castNames,
  castWithout,
  configurationText,
  deeds,
  deedsIn,
  type ParsedConfiguration,
  PeopleOfDocuments,
  type PersonPair,
  type PersonWord,
  type Proposal,
  type ProposedCast,
  parseConfiguration,
  proposalFor,
  shippedCast,
  type TextChange,
  type WrittenMember,
} from '../../configuration/index.js';
import type { CastMember, Term } from '../../engine/index.js';
import { isReport } from '../../workspace/index.js';
import {
  configurationEdit,
  configurationFormatOf,
  type EditableConfiguration,
  editable,
} from '../configurationEdits.js';
import { plainLabel } from '../convert.js';
import type {
  AnsweredProposal,
  CastProposal,
  FileParams,
  PossibleCast,
  ProposalAnswers,
  ProposedMember,
  ProposedPair,
  ProposedWord,
} from '../protocol.js';
import { MAX_LENGTH } from '../reviews.js';
import type { Session } from '../session.js';
import { fileNameOf, joined, pathWithin } from '../uris.js';
import { workspaceDocumentsIn } from '../workspaceFiles.js';
import { proposalBody } from './proposalPage.js';

/** The people of the documents of a folder, and what its configuration could say of them. */
export async function proposeCast(
  session: Session,
  { uri: folder }: FileParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<CastProposal> {
  const { documents, people, uris } = await peopleIn(session, folder, token, progress);
  const found = await editable(session, joined(folder, 'any.md'));
  const standing = found?.isThere ? parseConfiguration(fileNameOf(found.configuration), found.text).data : {};
  const proposal = proposalFor(people);
  const told = {
    documents,
    ...(found === undefined ? {} : { file: fileNameOf(found.configuration) }),
    words: people.words.map((word) => wordOf(word, uris)),
    seeming: proposal.seeming.filter(({ words }) => !isDecided(words, standing)).map(pairOf),
    apart: proposal.apart.map(pairOf),
    ...proposedIn(proposal, standing.cast),
    casts: castsOf(proposal, standing.cast),
    meanings: [...proposal.meanings].map(([word, { text, path }]) => ({ word, text, path })),
    deeds: Object.keys(deeds),
  };
  return { ...told, body: proposalBody(session.t, told) };
}

/**
 * The edit that writes what a person has answered.
 *
 * @throws ResponseError with a sentence for the person where it cannot be made
 */
export async function answerProposal(session: Session, answers: ProposalAnswers): Promise<AnsweredProposal> {
  const { t } = session;
  const found = await editable(session, joined(answers.uri, 'any.md'));
  if (found === undefined)
    throw refusal(
      t('Nothing can be written to a configuration here: open a folder, and mend its configuration first.'),
    );
  const text = textWith(found, answersOf(answers));
  const [problem] = parseConfiguration(fileNameOf(found.configuration), text).problems;
  if (problem !== undefined) throw refusal(problem.message);
  const changes = changedLines(found.text, text);
  const edit = changes.length === 0 ? undefined : configurationEdit(session, found, changes);
  const lines = changes.flatMap(({ span, text: added }): AnsweredProposal['lines'] => [
    ...linesOf(found.text.slice(span.start, span.end)).map((line) => ({ is: 'removed' as const, text: line })),
    ...linesOf(added).map((line) => ({ is: 'added' as const, text: line })),
  ]);
  return { configuration: found.configuration, ...(edit && { edit }), lines };
}

const refusal = (message: string) => new ResponseError<void>(LSPErrorCodes.RequestFailed, message);

function textWith({ configuration, text, isThere }: EditableConfiguration, answers: AnswersToProposal): string {
  if (!isThere) return configurationText(answers, undefined);
  const answered = answersIn(fileNameOf(configuration), text, answers, configurationFormatOf(configuration));
  if ('refused' in answered) throw refusal(answered.refused);
  return answered.text;
}

interface PeopleRead {
  readonly documents: number;
  readonly people: PeopleOfDocuments;
  /** Of each document, by the path by which its lines are told. */
  readonly uris: ReadonlyMap<string, string>;
}

/** Reads the documents of a folder, one by one, and lets whoever writes go first. */
async function peopleIn(
  session: Session,
  folder: string,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<PeopleRead> {
  const { host, t } = session;
  const people = new PeopleOfDocuments();
  const uris = new Map<string, string>();
  progress.begin(t('Distinguo reads who the people of the product are'), undefined, undefined, true);
  try {
    for await (const { uri, languageId } of workspaceDocumentsIn(session, folder)) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      const path = pathWithin(folder, uri) ?? fileNameOf(uri);
      if (uris.size % 5 === 0) {
        progress.report(t('{0} documents, now {1}', uris.size, plainLabel(path)));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      const text = await host.readFile(uri);
      if (text === undefined || text.length > MAX_LENGTH || isReport(text)) continue;
      people.add(path, { text, languageId });
      uris.set(path, uri);
    }
  } finally {
    progress.done();
  }
  return { documents: uris.size, people, uris };
}

const wordOf = (word: PersonWord, uris: ReadonlyMap<string, string>): ProposedWord => ({
  word: word.term,
  mentions: word.mentions,
  documents: word.documents,
  does: deedsIn(word).map(([deed, times]) => ({ deed, times })),
  lines: word.lines.map((line) => ({ ...line, uri: uris.get(line.path) ?? '' })),
});

const pairOf = ({ words, keep, one, apart, reasons }: PersonPair): ProposedPair => ({
  words,
  keep,
  one,
  apart,
  reasons,
});

/** The team has said of all documents how the two stand to each other, or that one of them is not to be written. */
function isDecided(words: readonly Term[], { cast = [], decisions = [], terms }: ParsedConfiguration['data']): boolean {
  const members = cast.map(({ term }) => term);
  const isGivenUp = (word: Term): boolean => {
    const change = terms?.get(word);
    return change === false || change?.use !== undefined;
  };
  return (
    words.every((word) => members.includes(word)) ||
    words.some(isGivenUp) ||
    decisions.some(
      (one) => 'words' in one && one.files === undefined && words.every((word) => one.words.includes(word)),
    )
  );
}

/** What stands there is changed by hand alone. */
function proposedIn({ cast }: Proposal, standing: readonly CastMember[] | undefined): Pick<CastProposal, 'proposed'> {
  if (standing !== undefined) return { proposed: 'standing' };
  return cast === undefined ? {} : { proposed: typeof cast === 'string' ? cast : 'documents' };
}

/** That of the configuration or the proposed one first; then those that fit, and then the others that ship. */
function castsOf({ cast, fits }: Proposal, standing: readonly CastMember[] | undefined): readonly PossibleCast[] {
  const shipped = (name: string): PossibleCast => ({
    name,
    fits: fits.includes(name),
    members: membersOf(shippedCast(name)),
  });
  const told: readonly PossibleCast[] =
    cast === undefined || typeof cast === 'string' ? [] : [{ name: 'documents', fits: true, members: membersOf(cast) }];
  const first = typeof cast === 'string' ? [cast] : [];
  const names = [...new Set([...first, ...fits, ...castNames])];
  return [
    ...(standing === undefined ? [] : [{ name: 'standing', fits: true, members: standing.map(standingMember) }]),
    ...told,
    ...names.map(shipped),
  ];
}

const membersOf = (cast: ReadonlyMap<Term, WrittenMember>): readonly ProposedMember[] =>
  [...cast].map(([word, { does = [], of, where }]) => ({
    word,
    does,
    ...(of !== undefined && { of }),
    ...(where !== undefined && { where }),
  }));

const standingMember = ({ term, roles, of, where }: CastMember): ProposedMember => ({
  word: term,
  does: Object.entries(deeds).flatMap(([deed, role]) => (roles.includes(role) ? [deed] : [])),
  ...(of !== undefined && { of }),
  ...(where.length > 0 && { where }),
});

function answersOf({ cast, meanings, instead, apart, undecided }: ProposalAnswers): AnswersToProposal {
  const given = new Map(instead);
  const wanted: ProposedCast | undefined =
    cast === null || cast === 'standing'
      ? undefined
      : typeof cast === 'string'
        ? cast
        : new Map(cast.map(({ word, does, ...more }) => [word, { ...(does.length > 0 && { does }), ...more }]));
  const left = wanted && castWithout(wanted, [...given.keys()]);
  const said = new Map(meanings.map(({ word, text, path }) => [word, { text, path, roles: [] }]));
  return { ...(left !== undefined && { cast: left }), meanings: said, instead: given, apart, undecided };
}

/** What must change so that the one text becomes the other: whole lines, and no line that is in both. */
function changedLines(before: string, after: string): readonly TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after))) {
    const text = value.join('');
    const last = changes.at(-1);
    if (added && last !== undefined && last.span.end === at) changes[changes.length - 1] = { ...last, text };
    else if (added) changes.push({ span: { start: at, end: at }, text });
    else if (removed) changes.push({ span: { start: at, end: at + text.length }, text: '' });
    if (!added) at += text.length;
  }
  return changes;
}

/** Each with its end; none of an empty text. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/).filter((line) => line !== '');
