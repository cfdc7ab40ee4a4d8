import type { OfficeDocument } from './document.js';
import { Package } from './package.js';
import { openPresentation } from './presentation.js';
import { openText } from './text/index.js';
import { openWord } from './word/index.js';

/**
 * Opens a document of the office.
 *
 * @param ending how its name ends, lower case, without the dot
 * @param mostUnpacked how many bytes all that is read may unpack to
 * @throws Refusal for what cannot be read
 */
export async function openOffice(bytes: Buffer, ending: string, mostUnpacked: number): Promise<OfficeDocument> {
  const container = await Package.open(bytes, mostUnpacked);
  if (ending === 'odt') return openText(container);
  return ending === 'pptx' ? openPresentation(container) : openWord(container);
}
