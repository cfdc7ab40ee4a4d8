import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../engine/formats/formats.generated.js';
import { languageIds, languageNamed, languageOf } from '../../engine/index.js';

/** What of engine/formats/ is no record of a format. */
const others = /^(?:among|format|index|languages|.*\.generated)\.ts$/;
const listed = Object.values(formats);

describe('the catalogue of formats', () => {
  it('holds every file and folder of engine/formats/: “npm run docs” writes it', () => {
    const written = fs.readdirSync('engine/formats').filter((name) => !others.test(name));
    expect(written.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(formats).sort());
  });

  it.each(listed)('is what the command line knows of $id without its reader', ({ id, extensions, editorIds }) => {
    expect(languageIds).toContain(id);
    expect(extensions.map((extension) => languageOf(`a.${extension}`))).toEqual(extensions.map(() => id));
    expect(editorIds.map(languageNamed)).toEqual(editorIds.map(() => id));
  });

  it.each(listed)('is what manifests and pages say of $id', ({ name, extensions, editorIds }) => {
    const said = (file: string) => fs.readFileSync(file, 'utf8');
    for (const editorId of editorIds) expect(said('package.json')).toContain(`"onLanguage:${editorId}"`);
    for (const extension of extensions) expect(said('docs/configuration.md')).toContain(`\`.${extension}\``);
    expect(said('README.md')).toContain(`${name} (\`.${extensions[0]}\`)`);
  });
});

describe('telling formats by their names', () => {
  it.each([
    ['README.md', 'markdown'],
    ['C:\\docs\\a.MDX', 'mdx'],
    ['/a/b.html', 'html'],
    ['x.feature', 'gherkin'],
    ['notes.txt', 'plaintext'],
    ['a.b/c.markdown', 'markdown'],
    ['a.mdown', 'markdown'],
    ['a.mkd', 'markdown'],
    ['a.b.htm', 'html'],
    ['a.xhtml', 'html'],
    ['a.text', 'plaintext'],
    ['a.md.ts', undefined],
    ['a.md/b', undefined],
    ['a.', undefined],
    ['', undefined],
    ['a.ts', undefined],
    ['md', undefined],
    ['x.constructor', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
