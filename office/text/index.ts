import { type Splice, withSplices } from '../change.js';
import { type Changed, type OfficeDocument, officeDocumentOf } from '../document.js';
import { OfficeLists } from '../lists.js';
import type { Package } from '../package.js';
import { Refusal } from '../refusal.js';
import { repacked } from '../repack.js';
import { settle } from '../settle.js';
import { OfficeTables } from '../tables.js';
import { type Container, readTextStory, type TextParagraph } from './story.js';
import { TextStyles } from './styles.js';
import { Tracker } from './tracked.js';

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
const TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';

/**
 * Opens a text document of OpenDocument (`.odt`). Changes are written as tracked changes, each with its reason.
 *
 * @throws Refusal
 */
export function openText(container: Package): OfficeDocument {
  if (container.text('META-INF/manifest.xml')?.includes('encryption-data') === true)
    throw new Refusal('is protected with a password: save it without one');
  const content = container.text(CONTENT);
  if (content === undefined) throw new Refusal(`is no OpenDocument text: it holds no ${CONTENT}`);
  const parts = new Map([[CONTENT, content]]);
  const further = container.text(STYLES);
  if (further !== undefined) parts.set(STYLES, further);
  const shared = { styles: new TextStyles(), lists: new OfficeLists(), tables: new OfficeTables() };
  for (const [name, xml] of [...parts].reverse()) shared.styles.read(xml, name);
  const stories = [...parts].map(([name, xml]) => readTextStory(xml, name, shared));
  const paragraphs: readonly TextParagraph[] = stories.flatMap((story) => story.paragraphs);
  settle(
    paragraphs,
    shared.tables,
    stories.flatMap(({ fixed }) => fixed),
  );
  return officeDocumentOf(paragraphs, (changed, { date }) => written(container, parts, changed, date));
}

function written(
  container: Package,
  parts: ReadonlyMap<string, string>,
  changed: readonly Changed<Container>[],
  date: string | undefined,
): Buffer {
  if (container.has('META-INF/documentsignatures.xml'))
    throw new Refusal('is signed, which a change would break, and was not changed');
  const numbers = [...parts.values()].flatMap((xml) => [...xml.matchAll(/"ctDistinguo(\d{1,9})"/g)]);
  let last = Math.max(0, ...numbers.map(([, number]) => Number(number)));
  const texts = new Map<string, string>();
  for (const [part, xml] of parts) {
    const own = changed.filter(({ paragraph }) => paragraph.part === part);
    if (own.length === 0) continue;
    if (!xml.includes(`xmlns:text="${TEXT}"`))
      throw new Refusal('is written without the usual prefixes, is only read, and was not changed');
    const tracker = new Tracker(last, date);
    for (const { paragraph, changes } of own) for (const change of changes) tracker.track(paragraph, change);
    last += tracker.splices.length * 2;
    const splices: readonly Splice[] = [...tracker.lists, ...tracker.splices];
    texts.set(part, withSplices(xml, splices));
  }
  return repacked(container, texts, CONTENT);
}
