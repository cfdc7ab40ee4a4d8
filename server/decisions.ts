/** What a team can decide about a finding once and for all: it is written into its configuration. */
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding } from '../engine/index.js';
import { FindingKinds } from './findingKinds.js';
import type { ActionTools, DecisionOffer, Offer } from './offer.js';
import { commands } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';
import { fileNameOf } from './uris.js';

/** This word is right here. */
export async function exceptions(tools: ActionTools, reviewed: ReviewedDocument, finding: Finding): Promise<Offer[]> {
  const offer = await tools.exception(reviewed, finding);
  if (offer === undefined) return [];
  const word = new FindingKinds(reviewed).wordOf(finding);
  const title = tools.t('“{0}” is right here: add an exception to {1}', word, fileNameOf(offer.configuration));
  return [decision(tools, 'exception', title, finding, offer)];
}

/** Where two words were taken for one person: the team says that they are two. */
export async function twoPeople(tools: ActionTools, reviewed: ReviewedDocument, finding: Finding): Promise<Offer[]> {
  const [first] = finding.fixes;
  if (finding.rule !== 'mixed-terms' || first === undefined) return [];
  const offer = await tools.apart(reviewed, [first.term, finding.term]);
  if (offer === undefined) return [];
  const file = fileNameOf(offer.configuration);
  const title = tools.t('“{0}” and “{1}” are two people: say so in {2}', first.term, finding.term, file);
  return [decision(tools, 'two people', title, finding, offer)];
}

function decision(
  { commands: known }: ActionTools,
  key: string,
  title: string,
  finding: Finding,
  { configuration, edit }: DecisionOffer,
): Offer {
  return {
    key,
    title,
    kind: CodeActionKind.QuickFix,
    findings: [finding],
    edit: () => edit,
    // Opens the configuration, so that the writer sees what was added.
    ...(known ? { command: { command: commands.openConfiguration, arguments: [configuration] } } : {}),
  };
}
