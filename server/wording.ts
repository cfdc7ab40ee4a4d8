/** How the interface speaks of roles and verdicts. Everything from a document or a glossary is escaped. */
import { type Evidence, type Glossary, type JudgedMention, type Role, recordOf, type Sense } from '../engine/index.js';
import type { MarkupWriter } from './markup.js';
import { addressIn } from './markup.js';
import type { Translate } from './messages.js';
import type { WorkspaceSummary } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';

/** What the interface is written with. */
export interface InterfaceWriting {
  readonly t: Translate;
  readonly markup: MarkupWriter;
}

/** What a person in this role is called when no glossary is asked. */
export const personInRole = (t: Translate, role: Role): string => t(recordOf(role).wording.person);

/** How many findings there are. */
export function findingsCounted(t: Translate, findings: number): string {
  if (findings === 0) return t('No findings');
  return findings === 1 ? t('1 finding') : t('{0} findings', findings);
}

/** What a run over the workspace has found. */
export function summed(t: Translate, { files, findings, skipped }: Omit<WorkspaceSummary, 'message'>): string {
  const documents = files === 1 ? t('1 document') : t('{0} documents', files);
  const found = t('Distinguo: {0} in {1}.', findingsCounted(t, findings), documents);
  if (skipped === 0) return found;
  const left =
    skipped === 1
      ? t('1 document is too long and was not read.')
      : t('{0} documents are too long and were not read.', skipped);
  return `${found} ${left}`;
}

/** The definitions of a term, each with its source. */
export function definitions(writing: InterfaceWriting, glossary: Glossary, term: string): string[] {
  return sensesOf(glossary, term).map((sense) => {
    const source = originOf(writing, sense.source);
    return source === undefined ? definitionLine(writing, sense) : `${definitionLine(writing, sense)} (${source})`;
  });
}

/** One definition as a line: “customer (the one who buys): …”. */
export function definitionLine({ t, markup }: InterfaceWriting, { term, role, definition: text }: Sense): string {
  return `${markup.strong(markup.text(term))} (${personInRole(t, role)}): ${markup.text(text)}`;
}

/** Where a definition comes from, as a link where the glossary gives an address. */
export function originOf({ markup }: InterfaceWriting, source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  const link = addressIn(source);
  return link === undefined ? markup.text(source) : markup.link(link.label, link.address);
}

/** The senses of a term, in the order of the glossary. */
export function sensesOf(glossary: Glossary, term: string): readonly Sense[] {
  return glossary.senses.filter((sense) => sense.term === term);
}

/** What a sentence makes of a mention, and by which words. */
export function reading(
  writing: InterfaceWriting,
  { settings, review }: ReviewedDocument,
  mention: JudgedMention,
): string {
  const { t, markup } = writing;
  const { verdict } = mention;
  if (verdict.kind === 'open') return t('Here: nothing says clearly who is meant, so the word is left alone.');
  if (verdict.kind === 'acquitted') return t('Here: not judged ({0}).', markup.text(verdict.why));
  const role = markup.strong(personInRole(t, verdict.role));
  const here = verdict.kind === 'clear' ? t('Here: {0}.', role) : t('Here, probably: {0}.', role);
  const word = called(writing, settings.rules.glossary, mention, verdict.role, review.wordFor(verdict.role));
  return [here, deciding(writing, verdict.evidence, verdict.role), word].filter((part) => part !== '').join(' ');
}

/** The one or two words or phrases that speak most clearly for a role; empty where the sentence itself has none. */
export function deciding(
  { t, markup }: InterfaceWriting,
  evidence: readonly Evidence[],
  role: Role | undefined,
): string {
  const [first, second] = clearest(evidence, role).map(({ text }) => t('“{0}”', markup.text(text)));
  if (first === undefined) return '';
  return second === undefined ? t('What decides: {0}.', first) : t('What decides: {0} and {1}.', first, second);
}

/** The strongest one or two witnesses for a role, or for any, that are words of the document and do not overlap. */
export function clearest(evidence: readonly Evidence[], role: Role | undefined): readonly Evidence[] {
  const strongest = evidence
    .filter((each) => each.text !== '' && (role === undefined || each.role === role))
    .toSorted((a, b) => b.weight - a.weight || b.text.length - a.text.length);
  const chosen: Evidence[] = [];
  for (const each of strongest) {
    // “pays” says nothing that “pays the invoice” does not say.
    const isSaid = chosen.some(({ span }) => span.start < each.span.end && each.span.start < span.end);
    if (!isSaid && chosen.length < 2) chosen.push(each);
  }
  return chosen;
}

/** @param word the one that this document has for the role: fixes write it */
function called(
  { t, markup }: InterfaceWriting,
  glossary: Glossary,
  mention: JudgedMention,
  role: Role,
  word: string | undefined,
): string {
  if (sensesOf(glossary, mention.term).some((sense) => sense.role === role)) {
    return t('“{0}” is what the glossary calls that role.', markup.text(mention.term));
  }
  return word === undefined ? '' : t('The word for that here is {0}.', markup.strong(markup.text(word)));
}
