import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, ignoreInFile, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { fixed, textsOf } from './texts.js';

const texts = (source: string) => textsOf(source, 'restructuredtext');

describe('reading reStructuredText', () => {
  it('takes titles with lines below and above, by the levels of their lines', () => {
    const source = `====\nBook\n====\n\nUsers\n=====\n\nuser\n\nClients\n-------\n\nuser\n\nEnd\n===\n\nuser\n\n----\n\nuser\n`;
    const { proses } = reading(source, 'restructuredtext');
    expect(proses.map(({ text, context }) => [text, ...context.headings].join('/'))).toEqual([
      'Book',
      'Users/Book',
      'user/Book/Users',
      'Clients/Book/Users',
      'user/Book/Users/Clients',
      'End/Book/Users/Clients',
      'user/Book/End',
      'user/Book/End',
    ]);
  });

  it('takes lists, terms, fields, options, quotations and lines', () => {
    const source = `- user
  of a client

  who pays
- user

  1. user
  2. client

term user : client
    a user
    waits

:author: the user
:param user: a client
-v, --user=client  a user

    a quoted user

| the user
| a client

A. user is
   a client

A. user is
a client
`;
    expect(blocks(source, 'restructuredtext')).toEqual([
      'item: user\nof a client',
      'item: user',
      'item: user',
      'item: client',
      'term: term user',
      'paragraph: a user\nwaits',
      'paragraph: a client',
      'paragraph: a user',
      'paragraph: a quoted user',
      'paragraph: the user\na client',
      'item: user is\na client',
      'paragraph: A. user is\na client',
    ]);
    const lists = reading(source, 'restructuredtext').proses.flatMap(({ context: { list } }) => list ?? []);
    expect(lists.map(({ id, item, ordered }) => `${id}.${item}${ordered ? 'o' : ''}`)).toEqual([
      '0.0',
      '0.1',
      '1.0o',
      '1.1o',
      '2.0o',
    ]);
  });

  it('leaves out literals, code, formulas, targets, substitutions and comments', () => {
    const source = `A user::

    user

Another user ::

> user
> user

The user

::

  user

.. code-block:: python
   :caption: user

   user

.. math:: user
.. image:: user.png
   :alt: user
.. _user: https://a.example/user
.. |user| replace:: user
.. unknown-user:: user

   user

>>> user
user

__ user

..
   user

.. user
   client

..

   the user of a comment that is empty
`;
    expect(texts(source)).toEqual(['A user:', 'Another user', 'The user', 'the user of a comment that is empty']);
  });

  it('takes what directives say', () => {
    const source = `.. note:: a user
   waits

   a client

.. warning::
   :class: user

   the user

.. versionadded:: 1.2 user
.. admonition:: The user

   a client

.. figure:: user.png
   :alt: user

   caption of a user

.. py:function:: user(client)

   a user

   :param user: client
.. [1] the user
.. topic:: user
`;
    expect(texts(source)).toEqual([
      'a user\nwaits',
      'a client',
      'the user',
      'user',
      'The user',
      'a client',
      'caption of a user',
      'a user',
      'client',
      'the user',
      'user',
    ]);
  });

  it('takes the cells of tables, drawn, in columns, and as lists', () => {
    const drawn = `+------+----------+
| Who  | What     |
+======+==========+
| user | client   |
|      | pays     |
+      +----------+
| a    | - user   |
+------+----------+
| both client     |
+------+----------+
`;
    const columns = `====  =========
Who   What
====  =========
user  a client
      who pays
a     the user
====  =========
`;
    const listed = `.. list-table:: users\n   :header-rows: 1\n\n   * - Who\n     - What\n   * - user\n     - a client\n\n       who pays\n`;
    const told = (source: string) =>
      reading(source, 'restructuredtext').proses.map(
        ({ text, context: { table } }) => `${table?.row}.${table?.column} ${table?.header ?? '-'}: ${text}`,
      );
    expect(told(drawn)).toEqual(['1.0 Who: user', '1.1 What: client\npays', '2.1 What: user', '3.0 Who: both client']);
    expect(told(columns)).toEqual(['1.0 Who: user', '1.1 What: a client\nwho pays', '2.1 What: the user']);
    expect(told(listed)).toEqual(['undefined.undefined -: users', '1.0 Who: user', '1.1 What: a client']);
  });

  it.each([
    ['literals and roles', 'the user of ⟦``user``⟧, ⟦`user`⟧, ⟦:ref:`user <client>`⟧ and ⟦`user`:sub:⟧'],
    ['substitutions', 'the user of ⟦|user|⟧ and ⟦|user|_⟧'],
    ['addresses', 'the user of ⟦https://user.example/a_⟧b and ⟦user@a.example⟧'.replace('_⟧b', '⟧')],
    ['nothing that only looks like a mark', "user * user ** user ` user _user user_name | user '*' user"],
  ])('leaves out %s', (_what, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), 'restructuredtext')).toEqual([marked]);
  });

  it('reads the text of references, and marks', () => {
    const source =
      'A *user* of **the client**, `a user <https://a.example>`_, `the client`_ and user_, [1]_ [#user]_ \\*user\\*s.';
    const [prose] = reading(source, 'restructuredtext').proses;
    expect(prose?.text).toBe('A user of the client, a user, the client and user,   *user*s.');
    expect(prose?.marks.map(({ kind, start, end }) => `${kind} ${prose.text.slice(start, end)}`)).toEqual([
      'emphasis user',
      'strong the client',
      'link a user',
      'label the client',
      'label user',
    ]);
  });
});

describe('a fix in reStructuredText', () => {
  it('leaves alone what longer words would break: titles, tables in columns, names that are referred to', () => {
    const source = `Endusers
========

An *enduser* waits, an enduser_, an \`enduser\`_ and an \`enduser <enduser_>\`_.

- Endusers::

    enduser

======= ===========
Enduser Endusers
======= ===========

+---------+
| Enduser |
+---------+
`;
    const after = fixed(source, 'restructuredtext');
    expect(after).toBe(
      source
        .replace('*enduser*', '*end user*')
        .replace('- Endusers', '- End users')
        .replace('Enduser Endusers', 'Enduser End users'),
    );
    expect(fixed(after, 'restructuredtext')).toBe(after);
  });
});

describe('comments of reStructuredText', () => {
  const wrong = 'The user pays the invoice.';
  const judged = (source: string) => review({ text: source, languageId: 'restructuredtext' }, recommendedSettings);

  it('silence findings', () => {
    const left = (source: string) => [
      judged(source).findings.length,
      ...judged(source).problems.map(({ code }) => code),
    ];
    expect(left(`.. distinguo-disable-next-line role-mismatch -- why\n\n${wrong}\n`)).toEqual([0]);
    expect(left(`..\n   distinguo-disable-file\n\n${wrong}\n`)).toEqual([0]);
    expect(left(`.. note::\n\n   .. distinguo-disable-next-line\n\n   ${wrong}\n`)).toEqual([0]);
    expect(left(`::\n\n   .. distinguo-disable\n\n${wrong}\n`)).toEqual([1]);
  });

  it.each([ignoreHere, ignoreInFile])('are written with a blank line behind: %o', (insertionFor) => {
    const again = (text: string) => judged(text);
    const reviewable = {
      document: { text: `A text.\n\n${wrong}\n`, languageId: 'restructuredtext' as const },
      review: judged(`A text.\n\n${wrong}\n`),
      again,
    };
    const [finding] = reviewable.review.findings;
    const insertion = finding && insertionFor(reviewable, finding, 'why');
    if (insertion === undefined) throw new Error('no comment can stand');
    const after = withInsertion(reviewable.document.text, insertion);
    expect(after).toMatch(/^\.\. distinguo-disable[\w-]* role-mismatch -- why\n\n/m);
    expect(judged(after).findings).toEqual([]);
  });
});
