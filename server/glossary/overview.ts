/** The glossaries of the workspace as people look at them: by role, each term with what the team says of it. */
import type { CancellationToken, Location } from 'vscode-languageserver';
import type { TermChange } from '../../configuration/index.js';
import { builtInConfiguration, roleNames, settingsResolver } from '../../configuration/index.js';
import type { Glossary, Role, TermEntry } from '../../engine/index.js';
import { plainWord } from '../../engine/index.js';
import type { LoadedConfiguration } from '../../workspace/index.js';
import { toRange } from '../convert.js';
import { closedDocument } from '../document.js';
import { markdownWriter } from '../markup.js';
import type { Translate } from '../messages.js';
import type { GlossaryGroup, GlossaryOverview, GlossaryTerm } from '../protocol.js';
import type { Session } from '../session.js';
import { pathWithin, uriOf } from '../uris.js';
import { originOf, personInRole } from '../wording.js';
import type { Catalogue, GlossaryFile } from './catalogue.js';

/** One overview for each configuration of the workspace; what is built in, where there is none. */
export async function overviews(
  session: Session,
  catalogue: Catalogue,
  token: CancellationToken,
): Promise<GlossaryOverview[]> {
  const all = await catalogue.all(token);
  const own = all.filter(({ configuration }) => configuration.file !== undefined);
  if (own.length > 0) return own.map((loaded) => overviewOf(session, catalogue, loaded));
  const { settings } = settingsResolver(builtInConfiguration('/'))('');
  return [{ name: session.t('Built in'), groups: groupsOf(session.t, settings.glossary, () => ({})) }];
}

/** The same as a page of Markdown, in which everything of a glossary is escaped. */
export function pageOf({ t }: Session, all: readonly GlossaryOverview[]): string {
  const title = `# ${t('Glossary')}`;
  const pages = all.flatMap(({ name, groups }) => [
    ...(all.length > 1 ? [`## ${markdownWriter.text(name)}`] : []),
    ...groups.flatMap(({ name: group, terms }) => [
      `${all.length > 1 ? '###' : '##'} ${markdownWriter.text(group)}`,
      ...terms.map((term) => lineOf(t, term)),
    ]),
  ]);
  return [title, ...pages].join('\n\n');
}

function lineOf(t: Translate, { term, definition, status, use, words, source }: GlossaryTerm): string {
  const parts = [
    markdownWriter.strong(markdownWriter.text(term)) +
      (status === undefined ? '' : ` (${markdownWriter.text(status)})`),
    ...(use === undefined ? [] : [t('Write “{0}” instead.', markdownWriter.text(use))]),
    ...(definition === undefined ? [] : [markdownWriter.text(definition)]),
    ...(words.length === 0 ? [] : [t('Not: {0}.', markdownWriter.text(words.map(({ word }) => word).join(', ')))]),
    ...(source === undefined ? [] : [`(${originOf({ t, markup: markdownWriter }, source)})`]),
  ];
  return parts.join('  \n');
}

function overviewOf(session: Session, catalogue: Catalogue, loaded: LoadedConfiguration): GlossaryOverview {
  const { configuration, settingsOf } = loaded;
  const files = catalogue.filesOf(loaded);
  const file = uriOf(configuration.file ?? '');
  const within = session.folders.map(({ uri }) => pathWithin(uri, file)).find((path) => path !== undefined);
  const said = new Map<string, TermChange>();
  for (const { data } of configuration.layers)
    for (const [term, change] of data.terms ?? [])
      if (change !== false) said.set(term, { ...said.get(term), ...change });
  const places = placesIn(session, files);
  const { glossary } = settingsOf('').settings;
  return {
    name: within ?? configuration.file ?? '',
    configuration: file,
    groups: groupsOf(session.t, glossary, (term) => ({ ...said.get(term), ...places.get(plainWord(term)) })),
  };
}

type Said = Pick<TermChange, 'definition' | 'source'> &
  Pick<GlossaryTerm, 'location'> & { readonly words?: GlossaryTerm['words'] };

function groupsOf(t: Translate, glossary: Glossary, saidOf: (term: string) => Said): GlossaryGroup[] {
  const rolesOf = new Map<string, Role[]>();
  for (const { term, role } of glossary.senses) rolesOf.set(term, [...(rolesOf.get(term) ?? []), role]);
  const defined = new Map(glossary.senses.map((sense) => [`${sense.role} ${sense.term}`, sense]));
  const termOf = (entry: TermEntry, role?: Role): GlossaryTerm => {
    const { location, words = [], definition, source } = saidOf(entry.term);
    const sense = defined.get(`${role} ${entry.term}`);
    const about = sense ?? { definition, source };
    return {
      term: entry.written ?? entry.term,
      words,
      ...(about.definition === undefined ? {} : { definition: about.definition }),
      ...(about.source === undefined ? {} : { source: about.source }),
      ...(entry.status === undefined ? {} : { status: entry.status }),
      ...(entry.use === undefined ? {} : { use: entry.use }),
      ...(location === undefined ? {} : { location }),
    };
  };
  const isWritten = ({ use }: TermEntry) => use === undefined;
  const groups = [
    ...roleNames.map((role) => ({
      name: personInRole(t, role),
      terms: glossary.terms
        .filter((entry) => isWritten(entry) && rolesOf.get(entry.term)?.includes(role))
        .map((entry) => termOf(entry, role)),
    })),
    {
      name: t('without a role'),
      terms: glossary.terms
        .filter((entry) => isWritten(entry) && !rolesOf.has(entry.term))
        .map((entry) => termOf(entry)),
    },
    {
      name: t('not to be written'),
      terms: glossary.terms.filter((entry) => !isWritten(entry)).map((entry) => termOf(entry)),
    },
  ];
  const byLetters = (a: GlossaryTerm, b: GlossaryTerm) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1);
  return groups
    .filter(({ terms }) => terms.length > 0)
    .map(({ name, terms }) => ({ name, terms: terms.toSorted(byLetters) }));
}

/** Where each term has its entry, and the words in it that are not to be written. */
function placesIn(
  { encoding }: Session,
  files: readonly GlossaryFile[],
): ReadonlyMap<string, Pick<GlossaryTerm, 'location' | 'words'>> {
  const places = new Map<string, { location: Location; words: GlossaryTerm['words'] }>();
  for (const { uri, text, words } of files) {
    const document = closedDocument(uri, text, encoding);
    for (const { word, span, as, entry } of words) {
      const location = { uri, range: toRange(document, span) };
      const known = places.get(plainWord(entry?.word ?? ''));
      if (as === 'term' || as === 'cast') {
        if (!places.has(plainWord(word))) places.set(plainWord(word), { location, words: [] });
      } else if (known?.location.uri === uri && (as === 'deprecated' || as === 'forbidden')) {
        places.set(plainWord(entry?.word ?? ''), {
          ...known,
          words: [...known.words, { word: text.slice(span.start, span.end), location }],
        });
      }
    }
  }
  return places;
}
