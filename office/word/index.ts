import { type Splice, withSplices } from '../change.js';
import { type Changed, type ChangesWriting, type OfficeDocument, officeDocumentOf } from '../document.js';
import { OfficeLists } from '../lists.js';
import type { Package } from '../package.js';
import { Refusal } from '../refusal.js';
import { type PartRelationship, relationshipsOf } from '../relationships.js';
import { repacked } from '../repack.js';
import { settle } from '../settle.js';
import { OfficeTables } from '../tables.js';
import { walk } from '../xml.js';
import { type Comment, withComments } from './comments.js';
import { Numbering } from './numbering.js';
import type { Run } from './run.js';
import { type NoteReference, readStory, type Story, type WordContext, type WordParagraph } from './story.js';
import { isOn, Styles } from './styles.js';
import { type Reviser, track } from './tracked.js';

const AUTHOR = 'Distinguo';

/**
 * Opens a document of WordprocessingML (`.docx`, `.docm`). Changes are written as tracked changes with comments.
 *
 * @throws Refusal
 */
export function openWord(container: Package): OfficeDocument {
  const main = relationshipsOf(container, '').find(({ kind }) => kind === 'officeDocument')?.target;
  const xml = main === undefined ? undefined : container.text(main);
  if (main === undefined || xml === undefined) throw new Refusal('is no Word document: its main part is missing');
  const relationships = relationshipsOf(container, main);
  const parts = new Map([[main, xml]]);
  const paragraphs = readParts(container, main, relationships, parts);
  return officeDocumentOf(paragraphs, (changed, writing) => {
    refuseProtected(container, relationships);
    return written(container, main, relationships, parts, changed, writing);
  });
}

/** The paragraphs of all parts. @param parts gets the text of each */
function readParts(
  container: Package,
  main: string,
  relationships: readonly PartRelationship[],
  parts: Map<string, string>,
): readonly WordParagraph[] {
  const targetOf = (wanted: string) => relationships.find(({ kind }) => kind === wanted)?.target ?? '';
  const shared: WordContext = {
    styles: new Styles(container.text(targetOf('styles')), targetOf('styles')),
    numbering: new Numbering(container.text(targetOf('numbering')), targetOf('numbering')),
    lists: new OfficeLists(),
    tables: new OfficeTables(),
  };
  const body = readStory(parts.get(main) ?? '', main, shared, () => undefined, true);
  const stories: Story[] = [body];
  const further = (part: string, regionOf: (note: string | undefined) => string | undefined) => {
    const xml = container.text(part);
    if (xml === undefined || parts.has(part)) return;
    parts.set(part, xml);
    stories.push(readStory(xml, part, shared, regionOf, false));
  };
  for (const kind of ['footnote', 'endnote'] as const) {
    const names = noteNames(kind, body.references);
    further(targetOf(`${kind}s`), (id) => names.get(id ?? ''));
  }
  for (const { kind, target } of relationships)
    if (kind === 'header' || kind === 'footer') further(target, () => `a ${kind}`);
  const paragraphs = stories.flatMap((story) => story.paragraphs);
  settle(
    paragraphs,
    shared.tables,
    stories.flatMap(({ fixed }) => fixed),
  );
  const placeOf = new Map(
    (['footnote', 'endnote'] as const).flatMap((kind) => {
      const names = noteNames(kind, body.references);
      const own = body.references.filter((reference) => reference.kind === kind).reverse();
      return own.map(({ id, paragraph }) => [names.get(id), paragraph] as const);
    }),
  );
  for (const paragraph of paragraphs)
    if (paragraph.region !== undefined) paragraph.under = placeOf.get(paragraph.region) ?? -1;
  return paragraphs;
}

/** Notes are numbered by the order in which the text refers to them; those that it does not refer to are not seen. */
function noteNames(kind: string, references: readonly NoteReference[]): ReadonlyMap<string, string> {
  const ids = new Set(references.filter((reference) => reference.kind === kind).map(({ id }) => id));
  return new Map([...ids].map((id, index) => [id, `${kind} ${index + 1}`]));
}

function written(
  container: Package,
  main: string,
  relationships: readonly PartRelationship[],
  parts: ReadonlyMap<string, string>,
  changed: readonly Changed<Run>[],
  { date }: ChangesWriting,
): Buffer {
  const reviser = reviserOf([...parts.values(), container.text(commentsIn(relationships)) ?? ''], date);
  const splices = new Map<string, Splice[]>();
  const comments: Comment[] = [];
  for (const { paragraph, changes } of changed) {
    const own = splices.get(paragraph.part) ?? [];
    splices.set(paragraph.part, own);
    for (const change of changes) {
      const tracked = track(parts.get(paragraph.part) ?? '', paragraph, change, reviser);
      own.push(...tracked.splices);
      if (tracked.comment !== undefined) comments.push({ id: tracked.comment, text: change.reason });
    }
  }
  const texts = new Map(withComments(container, main, relationships, comments, reviser));
  for (const [part, own] of splices) texts.set(part, withSplices(parts.get(part) ?? '', own));
  return repacked(container, texts, main);
}

function commentsIn(relationships: readonly PartRelationship[]): string {
  return relationships.find(({ kind }) => kind === 'comments')?.target ?? '';
}

/** Numbers go on behind all that are there. */
function reviserOf(xmls: readonly string[], date: string | undefined): Reviser {
  let last = 0;
  for (const xml of xmls)
    for (const [, number] of xml.matchAll(/:id\s*=\s*["'](\d{1,9})["']/g)) last = Math.max(last, Number(number));
  const next = () => ++last;
  return {
    next,
    stamp: (prefix, id = next()) => {
      if (prefix === '') throw new Refusal('is written without the usual prefixes, is only read, and was not changed');
      return ` ${prefix}id="${id}" ${prefix}author="${AUTHOR}"${date === undefined ? '' : ` ${prefix}date="${date}"`}`;
    },
  };
}

/** @throws Refusal for a document that its author has closed to changes */
function refuseProtected(container: Package, relationships: readonly PartRelationship[]): void {
  if ([...container.records.keys()].some((name) => name.startsWith('_xmlsignatures/')))
    throw new Refusal('is signed, which a change would break, and was not changed');
  const name = relationships.find(({ kind }) => kind === 'settings')?.target ?? '';
  const settings = container.text(name);
  if (settings === undefined) return;
  let isProtected = false;
  walk(settings, name, {
    open: ({ name: element, attribute }) => {
      if (element !== 'w:documentProtection') return;
      const allows = ['trackedChanges', 'none'].includes(attribute('w:edit') ?? 'none');
      isProtected ||= !allows && isOn(attribute('w:enforcement') ?? '0');
    },
    close: () => {},
    text: () => {},
  });
  if (isProtected) throw new Refusal('is protected against changes and was not changed: end its protection first');
}
