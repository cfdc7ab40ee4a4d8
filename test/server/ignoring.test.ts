import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsAt, afterwards, CLEAR } from './actions.js';
import { Client } from './client.js';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ options: { commands: true } });
});
afterEach(() => client.stop());

describe('ignoring a finding', () => {
  const rows = [
    {
      form: 'a paragraph',
      languageId: 'markdown',
      text: CLEAR,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\nEach',
    },
    {
      form: 'a heading',
      languageId: 'markdown',
      text: `# ${CLEAR}`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n# Each',
    },
    {
      form: 'the second line of a paragraph',
      languageId: 'markdown',
      text: `It is simple:\n${CLEAR}`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a list',
      languageId: 'markdown',
      text: `1. One\n2. ${CLEAR}3. Three\n`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a quotation',
      languageId: 'markdown',
      text: `> Look:\n> ${CLEAR}`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a table',
      languageId: 'markdown',
      text: `| Who | What |\n| --- | --- |\n| A | ${CLEAR.trim()} |\n| B | b |\n`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch --> |\n| B',
    },
    { form: 'MDX', languageId: 'mdx', text: CLEAR, comment: '{/* distinguo-disable-next-line role-mismatch */}\nEach' },
    {
      form: 'HTML',
      languageId: 'html',
      text: `<div>\n  <p>${CLEAR.trim()}</p>\n</div>\n`,
      comment: '  <!-- distinguo-disable-next-line role-mismatch -->\n  <p>',
    },
    {
      form: 'the first line of HTML',
      languageId: 'html',
      text: `<p>${CLEAR.trim()}</p>\n`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n<p>',
    },
    {
      form: 'the line of a doctype',
      languageId: 'html',
      text: `<!doctype html><p>${CLEAR.trim()}</p>\n`,
      comment: '</p> <!-- distinguo-disable-line role-mismatch -->\n',
    },
    {
      form: 'the title of a page',
      languageId: 'html',
      text: `<title>${CLEAR.trim()}</title>\n`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n<title>',
    },
    {
      form: 'front matter',
      languageId: 'markdown',
      text: `---\ntitle: ${CLEAR}layout: page\n---\n`,
      comment: '---\n# distinguo-disable-next-line role-mismatch\ntitle: Each',
    },
    {
      form: 'the description of a picture',
      languageId: 'markdown',
      text: `See: ![${CLEAR.trim()}](a.png)\n`,
      comment: '(a.png) <!-- distinguo-disable-line role-mismatch -->\n',
    },
    {
      form: 'Gherkin',
      languageId: 'gherkin',
      text: `Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
      comment: '    # distinguo-disable-next-line role-mismatch\n    When',
    },
    {
      form: 'CR LF',
      languageId: 'markdown',
      text: CLEAR.replace('\n', '\r\n'),
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\r\nEach',
    },
  ];
  it.each(rows)('here, in $form', async ({ languageId, text, comment }) => {
    const uri = await client.open('untitled:1', text, languageId);
    const result = await afterwards(client, uri, 'customer', 'Disable role-mismatch for this line');
    expect(result.text).toContain(comment);
    expect(result.found).toEqual([]);
  });

  it.each([
    {
      form: 'Markdown',
      languageId: 'markdown',
      text: `${CLEAR}`,
      begins: '<!-- distinguo-disable-file role-mismatch -->\n\nEach',
    },
    {
      form: 'front matter',
      languageId: 'markdown',
      text: `---\ntitle: Guide\n---\n\n${CLEAR}`,
      begins: '---\ntitle: Guide\n---\n<!-- distinguo-disable-file role-mismatch -->\n\n',
    },
    {
      form: 'MDX',
      languageId: 'mdx',
      text: `import X from './x.js'\n\n${CLEAR}`,
      begins: '{/* distinguo-disable-file role-mismatch */}\n\nimport',
    },
    {
      form: 'HTML',
      languageId: 'html',
      text: `<!doctype html>\n<p>${CLEAR.trim()}</p>\n`,
      begins: '<!doctype html>\n<!-- distinguo-disable-file role-mismatch -->\n<p>',
    },
    {
      form: 'XML',
      languageId: 'html',
      text: `<?xml version="1.0"?>\n<html><p>${CLEAR.trim()}</p></html>\n`,
      begins: '<?xml version="1.0"?>\n<!-- distinguo-disable-file role-mismatch -->\n<html>',
    },
    {
      form: 'a byte order mark',
      languageId: 'markdown',
      text: `\uFEFF${CLEAR}`,
      begins: '\uFEFF<!-- distinguo-disable-file role-mismatch -->\n\nEach',
    },
    {
      form: 'Gherkin',
      languageId: 'gherkin',
      text: `# language: en\nFeature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
      begins: '# language: en\n# distinguo-disable-file role-mismatch\nFeature',
    },
  ])('in the file, with $form', async ({ languageId, text, begins }) => {
    const uri = await client.open('untitled:1', text, languageId);
    const result = await afterwards(client, uri, 'customer', 'Disable role-mismatch for the entire file');
    expect(result.text.startsWith(begins)).toBe(true);
    expect(result.found).toEqual([]);
  });

  it('is not offered where the format has no comments', async () => {
    const uri = await client.open('untitled:1', CLEAR, 'plaintext');
    expect(
      (await actionsAt(client, uri, 'customer')).map(({ title }) => title).filter((title) => /disable/i.test(title)),
    ).toEqual([]);
  });

  it.each([
    ['a title that runs over several lines', 'html', `<title>\n  ${CLEAR}</title>\n`],
    ['a folded text of front matter', 'markdown', `---\ntitle: >\n  Look.\n\n  ${CLEAR}---\n\nHello.\n`],
    ['a link that goes on in the next line', 'markdown', `- [${CLEAR.trim()}](\n  a.md)\n`],
    ['the attribute of a component', 'mdx', `<Card\n  title="${CLEAR.trim()}"\n/>\n`],
  ])('is not offered here in %s, where a comment would be text or break something', async (_, languageId, text) => {
    const uri = await client.open('untitled:1', text, languageId);
    const titles = (await actionsAt(client, uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Disable role-mismatch for the entire file');
    expect(titles.filter((title) => title.endsWith('for this line'))).toEqual([]);
  });

  it('is not offered inside a tag that runs over several lines', async () => {
    const uri = await client.open(
      'untitled:1',
      `<img\n  src="a.png"\n  alt="The customer clicks the Export button"\n>\n`,
      'html',
    );
    const titles = (await actionsAt(client, uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Disable role-mismatch for the entire file');
    expect(titles.filter((title) => title.endsWith('for this line'))).toEqual([]);
  });
});
