import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const configuration = 'terms: {gadget: apparatus}\n';

/** A document after `--fix`. */
async function fixed(name: string, text: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const workspace = new Workspace({ 'distinguo.yml': configuration, [name]: text, ...others });
  await workspace.run(['--fix']);
  return workspace.read(name);
}

describe('--fix leaves alone what something leads to by its words', () => {
  it.each([
    ['the page of a wiki', 'a.md', 'See [[The gadget page]].'],
    ['a picture of a wiki', 'a.md', 'See ![[gadget view.png]].'],
    ['either side of a link in a wiki', 'a.md', 'See [[gadget page|the gadget]].'],
    ['a heading that a wiki leads to', 'a.md', '# The gadget\n\nSee [[#The gadget]].'],
    ['a heading that a shortcode leads to', 'a.md', '## The gadget\n\nSee {{< ref "b.md#the-gadget" >}}.'],
    ['the name of a paragraph', 'a.md', 'Nobody waits. ^gadget\n\nSee [[#^gadget]].'],
    ['a heading in a notebook', 'a.ipynb', notebook('# The gadget\\n\\n[Up](#The-gadget)')],
    ['a heading that AsciiDoc finds by its words', 'a.adoc', '= T\n\n== The gadget\n\nSee xref:The gadget[].'],
    ['one whose words are wrapped', 'a.adoc', '= T\n\n== The gadget\n\nSee xref:The\ngadget[] and <<The\ngadget>>.'],
    ['one that a link leads to', 'a.adoc', '= T\n\n== The gadget\n\nSee link:#_the_gadget[above].'],
    ['the title of a block', 'a.adoc', '= T\n\n[[x]]\n.The gadget\n====\nText.\n====\n\nSee <<The gadget>>.'],
    [
      'words of Org that are a link wherever they stand',
      'a.org',
      'A <<<gadget box>>> waits.\n\nSee the Gadget  box.\n',
    ],
    ['a name that reStructuredText gives an address', 'a.rst', 'See `the gadget <a.html>`_ and `The Gadget`_.'],
  ])('%s', async (_, name, text) => {
    expect(await fixed(name, text)).toBe(text);
  });

  it('any words of Org where more are links by themselves than are looked for', async () => {
    const targets = Array.from({ length: 101 }, (_, i) => `<<<part ${i}>>>`).join(' ');
    const text = `${targets}\n\nThe gadget waits.\n`;
    expect(await fixed('a.org', text)).toBe(text);
  });

  it('a heading that another document of AsciiDoc leads to', async () => {
    const text = '= T\n\n== The gadget\n';
    expect(await fixed('a.adoc', text, { 'b.adoc': 'See xref:a.adoc#_the_gadget[there].\n' })).toBe(text);
    expect(await fixed('a.adoc', text, { 'b.adoc': 'See xref:a.adoc#_another[there].\n' })).toContain('apparatus');
  });

  it.each([
    ['an include in the same whole', 'b.adoc', 'See <<_the_gadget>>.\n'],
    ['one in the same whole that names it by its words', 'b.adoc', 'See xref:The gadget[there].\n'],
    ['a document in Markdown', 'b.md', 'See [there](a.adoc#_the_gadget).\n'],
    ['a document in Markdown that leads to the page', 'b.md', 'See [there](/guide/a.html#the-gadget).\n'],
  ])('a heading of AsciiDoc that %s leads to', async (_, name, other) => {
    const text = '= T\n\n== The gadget\n\nText.\n';
    expect(await fixed('a.adoc', text, { [name]: other })).toBe(text);
    expect(await fixed('a.adoc', text, { [name]: other.replace(/gadget/, 'other') })).toContain('apparatus');
  });

  it.each([
    ['a link', 'b.org', 'See [[file:a.org::*The gadget][there]].\n'],
    ['a link without a star', 'b.org', 'See [[./a.org::The gadget]].\n'],
    ['a link in the same whole', 'b.org', 'See [[*The gadget][there]].\n'],
    ['a link in angles', 'b.org', 'See <file:a.org::*The gadget> there.\n'],
    ['a link without brackets', 'b.org', 'See file:a.org::*The gadget\n'],
    ['an inclusion', 'b.org', '#+INCLUDE: "./a.org::*The gadget" :only-contents t\n'],
    ['a document in Markdown', 'b.md', 'See [there](a.org#the-gadget).\n'],
  ])('a headline of Org that %s leads to', async (_, name, other) => {
    const text = '* TODO The gadget :tag:\n\nText.\n';
    expect(await fixed('a.org', text, { [name]: other })).toBe(text);
    expect(await fixed('a.org', text, { [name]: other.replace(/gadget/, 'other') })).toContain('* TODO The apparatus');
  });

  it.each([
    ['Org', 'a.org', '* The enduser\n', 'b.org', 'See [[file:a.org::*The enduser][there]].\n'],
    ['AsciiDoc', 'a.adoc', '= T\n\n== The enduser\n', 'b.adoc', 'See xref:a.adoc#_the_enduser[there].\n'],
    ['a wiki', 'a.md', '# The enduser\n', 'b.md', 'See [[a#The enduser|there]].\n'],
  ])('a heading of %s in which a fix would change nothing but a space', async (_, name, text, other, link) => {
    expect(await fixed(name, text, { [other]: link })).toBe(text);
    expect(await fixed(name, text)).toContain('end user');
  });

  it('a heading that a page of a wiki leads to', async () => {
    const text = '# The gadget\n';
    expect(await fixed('a.md', text, { 'b.md': 'See [[a#The gadget|there]].\n' })).toBe(text);
  });

  it('the terms of a glossary in Sphinx, and not what they mean', async () => {
    const text =
      '.. glossary::\n\n   gadget\n   old gadget\n      The gadget of a team.\n\n   gadget box\n      Text.\n';
    expect(await fixed('a.rst', text)).toBe(text.replace('The gadget of', 'The apparatus of'));
  });

  it('and rewrites the rest', async () => {
    expect(await fixed('a.md', '# The gadget\n\n[[1]](#the-gadget) gadget\n')).toBe(
      '# The apparatus\n\n[[1]](#the-apparatus) apparatus\n',
    );
    expect(await fixed('a.adoc', '= T\n\n== The gadget\n\n.A gadget\n====\nText.\n====\n')).not.toContain('gadget');
    expect(await fixed('a.org', 'A <<<box>>> waits.\n\nThe gadget is boxed in a box.\n')).not.toContain('gadget');
    expect(await fixed('a.rst', 'See `the gadget <a.html>`_ and `a gadget <b.html>`__.')).not.toContain('gadget');
    expect(await fixed('a.ipynb', notebook('# The gadget\\n\\n[Up](#elsewhere)'))).toContain('apparatus');
  });
});

describe('--fix keeps links to a heading', () => {
  it('that stand in attributes without quotation marks', async () => {
    expect(await fixed('a.md', '# The gadget\n\n<a href=#the-gadget>Up</a>\n')).toBe(
      '# The apparatus\n\n<a href=#the-apparatus>Up</a>\n',
    );
  });

  it('that stand in expressions', async () => {
    const text = '# The gadget\n\n<Link to={"#the-gadget"}>Up</Link> <a href={`#the-gadget`}>Up</a>\n';
    expect(await fixed('a.mdx', text)).toBe(text.replaceAll('gadget', 'apparatus'));
  });

  it('that has an anchor of its own', async () => {
    expect(await fixed('a.md', '<h2 id="the-gadget">The gadget</h2>\n\n[Up](#the-gadget)\n')).toBe(
      '<h2 id="the-gadget">The apparatus</h2>\n\n[Up](#the-gadget)\n',
    );
  });

  it('which is underlined in AsciiDoc: the line is as long as the words', async () => {
    const text = '= T\n\nThe gadget\n----------\n\nText.\n';
    expect(await fixed('a.adoc', text)).toBe(text);
  });
});

describe('--fix leaves alone what a program puts something in for', () => {
  const marks = [
    ':gadget',
    ':gadget:',
    '!gadget',
    '$(gadget)',
    '@(gadget)',
    '<%= gadget %>',
    '[gadget id=7]',
    'gadget->name',
    'row->gadget',
  ];

  it.each([
    ['JSON', 'locales/en.json', (text: string) => JSON.stringify({ key: text })],
    ['YAML', 'locales/en.yml', (text: string) => `key: ${JSON.stringify(text)}\n`],
    ['gettext', 'locales/en.po', (text: string) => `msgid "key"\nmsgstr ${JSON.stringify(text)}\n`],
    ['Markdown', 'a.md', (text: string) => `${text}\n`],
    ['plain text', 'a.txt', (text: string) => `${text}\n`],
  ])('in %s', async (_, name, inside) => {
    const text = inside(marks.map((mark) => `The ${mark} is ready.`).join(' '));
    expect(await fixed(name, text)).toBe(text);
  });

  it('and what a form sends for an option that has no value of its own', async () => {
    const text =
      '<select><option>gadget</option><option value="a">A gadget</option><option :value="b">Old gadget</option></select>\n';
    expect(await fixed('a.html', text)).toBe(
      text.replace('A gadget', 'An apparatus').replace('Old gadget', 'Old apparatus'),
    );
  });

  it('and the kinds of admonitions', async () => {
    const text = '!!! gadget "Mind"\n    Text.\n\n> [!gadget] Mind\n';
    expect(await fixed('a.md', text)).toBe(text);
  });

  it('and rewrites what stands in brackets and behind marks of a sentence', async () => {
    expect(await fixed('a.md', 'One: gadget (gadget) [a gadget = b]! gadget — 5 % (gadget).\n')).not.toContain(
      'gadget',
    );
  });
});

function notebook(source: string): string {
  return `{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "${source}"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`;
}
