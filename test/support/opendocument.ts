import { type Entries, zipOf } from './zip.js';

const SPACES = Object.entries({
  office: 'office',
  text: 'text',
  table: 'table',
  style: 'style',
  draw: 'drawing',
  fo: 'xsl-fo-compatible',
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The entries of a text document of OpenDocument. */
export function textEntries(body: string, styles = '', automatic = ''): Entries {
  return [
    ['mimetype', 'application/vnd.oasis.opendocument.text', { isStored: true }],
    [
      'content.xml',
      `${HEAD}<office:document-content ${SPACES} office:version="1.3"><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ],
    ['styles.xml', `${HEAD}<office:document-styles ${SPACES} office:version="1.3">${styles}</office:document-styles>`],
    [
      'META-INF/manifest.xml',
      `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ],
  ];
}

/** A text document of OpenDocument. */
export function textOf(body: string, styles = '', automatic = ''): Buffer {
  return zipOf(textEntries(body, styles, automatic));
}
