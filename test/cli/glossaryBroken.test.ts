import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

describe('distinguo glossary import of a file that is none', () => {
  const textFormats = [
    'csv',
    'tsv',
    'markdown',
    'tbx',
    'turtle',
    'json-ld',
    'contextive',
    'vale',
    'vale-accept',
    'cspell',
    'textlint',
  ];
  const importing = async (contents: string | Buffer, format: string) => {
    const workspace = new Workspace({ bad: contents });
    const { code, stdout, stderr } = await workspace.run(['glossary', 'import', '--format', format, 'bad']);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  it.each(['json-ld', 'textlint'])('says so where brackets open without end: %s', async (format) => {
    expect(await importing('['.repeat(300_000), format)).toContain(
      'bad:1: This is no JSON: brackets are nested too deeply',
    );
  });

  it.each([...textFormats, 'xlsx'])('says what to do with an empty one: %s', async (format) => {
    for (const nothing of ['', ...(format === 'xlsx' ? [] : ['\n \n'])])
      expect(await importing(nothing, format)).toBe('distinguo: bad is empty: export the glossary again.\n');
  });

  it.each(textFormats)('says so of a workbook, a picture, and another encoding: %s', async (format) => {
    const archive = Buffer.from(zipSync({ 'xl/a.xml': strToU8('<a/>') }));
    expect(await importing(archive, format)).toContain('bad is a ZIP archive: say --format xlsx if it is a workbook');
    const picture = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
    expect(await importing(picture, format)).toContain('bad is not UTF-8 (line 1): save it so.');
    expect(await importing('term\nloaf\0', format)).toContain('bad is no text (a zero byte in line 2): export');
    const latin = Buffer.from('term\nloaf\ncafé\n', 'latin1');
    expect(await importing(latin, format)).toContain('bad is not UTF-8 (line 3): save it so.');
  });

  it.each(textFormats)('reads what a program wrote in UTF-16, with its mark: %s', async (format) => {
    const workspace = new Workspace({
      'distinguo.yml': 'terms:\n  merchant:\n    definition: Who sells bread.\n    deprecated: [seller]\n  loaf: {}\n',
    });
    const { stdout } = await workspace.run(['glossary', 'export', '--format', format]);
    const imported = async (contents: Buffer) => {
      workspace.write('good', contents);
      return (await workspace.run(['glossary', 'import', '--format', format, 'good'])).stdout;
    };
    const expected = await imported(Buffer.from(stdout));
    expect(expected).toContain('merchant');
    const little = Buffer.from(`\ufeff${stdout}`, 'utf16le');
    expect(await imported(little)).toBe(expected);
    expect(await imported(Buffer.from(little).swap16())).toBe(expected);
  });

  const mend = 'Mend it here or export the file again; if its format is another, name it with --format.';
  it.each([
    [
      'turtle',
      '@prefix skos: <http://x/> .\nskos:a skos:b\n',
      'bad:3: This is no Turtle: Expected entity but got its end.',
    ],
    ['turtle', 'A text.\n', 'bad:1: This is no Turtle: Unexpected "A".'],
    [
      'turtle',
      '# Nothing.\n',
      'bad:1: This is no vocabulary of SKOS: no skos:Concept and no skos:prefLabel stand here.',
    ],
    ['json-ld', '{\n"@graph": [\n', 'bad:3: This is no JSON: “]” is missing.'],
    ['json-ld', 'term,definition\n', 'bad:1: This is no JSON: here stands no value.'],
    ['json-ld', '{"@context": {"a": 7}, "a": 1}', 'bad:1: This is no JSON-LD: '],
    ['json-ld', '{ // ours\n}', 'bad:1: This is no JSON: a comment stands here.'],
    ['json-ld', 'null', 'bad:1: This is no vocabulary of SKOS: '],
    ['tbx', '<tbx>\n<text>', 'bad:2: This is no XML: Unclosed root tag.'],
    ['tbx', 'term\n', 'bad:1: This is no XML: Non-whitespace before first tag.'],
    ['tbx', '<html/>', 'bad:1: This is no TBX: its root is “html”, and neither “tbx” nor “martif”.'],
    ['contextive', 'contexts: [\n', 'bad:2: This is no YAML: '],
    ['contextive', 'terms: []\n', 'bad:1: This is no glossary of Contextive: it has no list under “contexts”.'],
    ['vale', 'swap: {\n', 'bad:2: This is no YAML: '],
    ['vale', 'extends: existence\n', 'bad:1: This is no substitution style of Vale: it has no mapping under “swap”.'],
    ['textlint', '[\n"loaf\n', 'bad:2: This is no JSON: a text in quotation marks does not end.'],
    ['textlint', '{"a": 1}', 'bad:1: This is no list of textlint-rule-terminology: '],
  ])('names line and remedy of %s where it says %j', async (format, text, message) => {
    const stderr = await importing(text, format);
    expect(stderr).toContain(`distinguo: ${message}`);
    expect(stderr.trimEnd().endsWith(mend)).toBe(true);
  });

  it('says of RDF in XML what can be read', async () => {
    const rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>';
    expect(await importing(rdf, 'tbx')).toContain('bad:1: This is RDF in XML, which is not read: convert it to Turtle');
  });
});
