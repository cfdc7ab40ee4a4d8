import { expect, it } from 'vitest';
import { findingsIn } from '../../support/example.js';

/** What is said of a list of words in HTML, with the reasons. */
const said = (html: string): readonly string[] =>
  findingsIn(html, 'html').map(({ message, evidence }) =>
    [message, ...evidence.map(({ because }) => because)].join('\n'),
  );

it('reads a list of words, and shows the words of the definition', () => {
  const [only, ...others] = said('<dl><dt>Customer</dt><dd>A person, not a client, who signs in daily.</dd></dl>');
  expect(others).toEqual([]);
  expect(only).toContain('“Customer” is defined here as who operates the product');
  expect(only).toContain('“signs in” is what a person at the screen does');
  expect(only).not.toContain('“”');
});

it('points at the word that a list defines, since what defines it stands in another block', () => {
  const html = '<dl><dt>Customer</dt><dd>A person, not a client, who signs in daily.</dd></dl>';
  const [finding] = findingsIn(html, 'html');
  expect(new Set(finding?.evidence.map(({ span }) => html.slice(span.start, span.end)))).toEqual(new Set(['Customer']));
});

it.each([
  [
    'what makes no difference',
    '<dl><dt>User</dt><dd>Any client who opens a door, whether or not they pay the invoice.</dd></dl>',
  ],
  [
    'the paragraph behind the list',
    '<dl><dt>User</dt><dd>Anybody at a door.</dd></dl><p>A client orders locks and pays the invoice.</p>',
  ],
  ['what others use it for', '<dl><dt>User</dt><dd>Any client who uses it, to buy or to sell.</dd></dl>'],
])('takes for no definition %s', (_, html) => {
  expect(said(html).filter((one) => one.includes('is defined here'))).toEqual([]);
});
