import fs from 'node:fs';
import path from 'node:path';
import {
  type AnswersToProposal,
  configurationText,
  findConfiguration,
  installedSchema,
  manifestName,
  PeopleOfDocuments,
  type Proposal,
  parseConfiguration,
  proposalFor,
} from '../../configuration/index.js';
import { diskHost, slashed, writeNew } from '../../workspace/disk/index.js';
import { commandArguments } from '../command-arguments.js';
import { isOwnReport } from '../format/format.js';
import { type Options, parseOptions, UsageError } from '../options.js';
import { Progress, pauses } from '../progress.js';
import { exitCodes } from '../run.js';
import { readSource } from '../source-file.js';
import { openConfigurations, surveyed } from '../survey.js';
import { shownPath, type TargetDocument } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { ask } from './questions.js';
import { jsonOf, toldOf } from './telling.js';

/** What `distinguo init` is asked. */
interface InitOptions {
  /** Take the proposal. */
  readonly yes: boolean;
  /** Tell it to a program; nothing is asked. */
  readonly json: boolean;
  /** Which documents are read, as everywhere else. */
  readonly reading: Options;
}

/** What documents tell of the people of a product. */
export interface PeopleRead {
  readonly documents: number;
  readonly people: PeopleOfDocuments;
  readonly proposal: Proposal;
}

/** Reads the documents, proposes a configuration, asks, and writes `distinguo.yml`; never over one that is there. */
export async function initialize(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = optionsFrom(args);
  const { cwd } = terminal;
  const writes = options.yes || !options.json;
  const standing = writes ? await standingIn(cwd) : undefined;
  if (standing !== undefined) {
    terminal.notice({ kind: 'failure', message: standing });
    return exitCodes.failed;
  }
  const found = await peopleIn(options, terminal);
  // What is named and not there would have been told of as well.
  if (terminal.failed) return exitCodes.failed;
  if (!options.json) await terminal.print(toldOf(found));
  const answers = options.yes || options.json ? proposed(found.proposal) : await ask(found.proposal, terminal);
  if (answers === undefined) {
    const message = 'the answers ended too soon, and nothing was written: answer all of it, or say --yes.';
    terminal.notice({ kind: 'failure', message });
    return exitCodes.failed;
  }
  const text = textFor(answers, cwd);
  const code = writes ? write(text, terminal) : exitCodes.clean;
  if (options.json) await terminal.printSource(jsonOf(found, text, writes && code === exitCodes.clean));
  else if (code === exitCodes.clean) await terminal.print('Wrote distinguo.yml.\n');
  return code;
}

/** Says which configuration a folder has already; undefined for none. */
async function standingIn(cwd: string): Promise<string | undefined> {
  const { file } = await findConfiguration(diskHost, slashed(cwd), slashed(cwd));
  if (file === undefined) return undefined;
  const name = path.basename(file);
  return name === manifestName
    ? 'package.json has a “distinguo” already, whose place a distinguo.yml would take: change it there, or move it out first.'
    : `${name} is here already and was left alone.`;
}

/** Tells the people of the documents and what could be said of them, whether there is a configuration or not; writes nothing. */
export async function discover(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = optionsFrom(args);
  if (options.yes) throw new UsageError('discover writes nothing: say distinguo init --yes.');
  const found = await peopleIn(options, terminal);
  if (terminal.failed) return exitCodes.failed;
  if (options.json) await terminal.printSource(jsonOf(found, textFor(proposed(found.proposal), terminal.cwd), false));
  else await terminal.print(toldOf(found));
  return exitCodes.clean;
}

/** The proposal itself: what nobody has decided stays open. */
const proposed = ({ cast, seeming, meanings }: Proposal): AnswersToProposal => ({
  cast,
  meanings,
  instead: new Map(),
  apart: [],
  undecided: seeming.map(({ words }) => words),
});

function optionsFrom(args: readonly string[]): InitOptions {
  const { values, positionals } = commandArguments(
    args,
    {
      yes: { type: 'boolean', short: 'y' },
      json: { type: 'boolean' },
      exclude: { type: 'string', multiple: true },
      'no-ignore': { type: 'boolean' },
      'max-file-size': { type: 'string' },
    },
    'Write distinguo init [paths…] [--yes] [--json] [--exclude GLOB] [--no-ignore] [--max-file-size MB].',
  );
  const { 'max-file-size': size, exclude = [] } = values;
  const reading = parseOptions([
    ...(size === undefined ? [] : [`--max-file-size=${size}`]),
    ...exclude.map((glob) => `--exclude=${glob}`),
    ...(values['no-ignore'] === true ? ['--no-ignore'] : []),
    '--',
    ...positionals,
  ]);
  return { yes: values.yes === true, json: values.json === true, reading };
}

async function peopleIn({ reading }: InitOptions, terminal: Terminal): Promise<PeopleRead> {
  const configurations = openConfigurations(reading, terminal);
  const survey = await surveyed(reading, configurations, terminal);
  const targets: TargetDocument[] = [];
  for await (const target of survey?.targets ?? []) targets.push(target);
  const people = new PeopleOfDocuments();
  const progress = new Progress(terminal);
  const pause = pauses();
  let documents = 0;
  for (const [at, target] of targets.entries()) {
    await progress.count(at, targets.length);
    const { languageId } = await configurations.of(target.path, target.root);
    const text = await textOf(target, reading, terminal);
    if (languageId !== undefined && text !== undefined) {
      people.add(shownPath(target.path, terminal.cwd), { text, languageId });
      documents += 1;
    }
    await pause();
  }
  progress.clear();
  return { documents, people, proposal: proposalFor(people) };
}

/** @returns undefined for a report of an earlier run, and for a document that cannot be read, which stops nothing */
async function textOf(
  { path: file, named }: TargetDocument,
  { maxFileSize }: Options,
  { cwd, notice }: Terminal,
): Promise<string | undefined> {
  const source = await readSource(file, maxFileSize);
  if ('bytes' in source) return !named && isOwnReport(source.bytes) ? undefined : source.bytes.toString('utf8');
  notice({ kind: 'note', message: `${shownPath(file, cwd)} ${source.refused}.` });
  return undefined;
}

/** @throws Error where the text would be no configuration */
function textFor(answers: AnswersToProposal, cwd: string): string {
  // Editors without our extension read the line; where the package is not installed, they would look in vain.
  const schema = fs.existsSync(path.join(cwd, installedSchema)) ? installedSchema : undefined;
  const text = configurationText(answers, schema);
  const [problem] = parseConfiguration('distinguo.yml', text).problems;
  if (problem !== undefined) throw new Error(problem.message);
  return text;
}

function write(text: string, { cwd, notice }: Terminal): number {
  const file = path.join(cwd, 'distinguo.yml');
  // Somebody may have written one while questions were answered; a link that leads nowhere is one, too.
  const refused = writeNew(file, text);
  if (refused === undefined) return exitCodes.clean;
  notice({ kind: 'failure', message: `distinguo.yml ${refused}.` });
  return exitCodes.failed;
}
