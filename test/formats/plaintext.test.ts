import { describe, expect, it } from 'vitest';
import { blocks, reading } from '../prose/reading.js';

describe('reading plain text', () => {
  it.each([
    ['hard-wrapped lines as one paragraph', 'The user\nof the client\n\nx', ['paragraph: The user\nof the client']],
    ['list items', ' 1. a user\n    pays\n 2. client', ['item: a user\npays', 'item: client']],
    ['underlined headings', 'User guide\n==========\nA client', ['heading: User guide', 'paragraph: A client']],
    ['merge fields as opaque', 'Dear {{customer}}, dear <<user>> and client', ['paragraph: Dear □, dear □ and client']],
    ['addresses as opaque', 'user: https://user.com, a@user.com', ['paragraph: user: □, □']],
    ['columns one by one', 'the user     the client', ['cell: the user', 'cell: the client']],
    ['quoted mail', '> the user\n> pays', ['paragraph: the user\npays']],
  ])('takes %s', (_what, source, expected) => {
    expect(blocks(source, 'plaintext')).toEqual(expected);
  });

  it.each(['-', '*', '+', '•', '–', '·', '1.', '12)', 'a.', 'B)'])('takes “%s” for the mark of an item', (mark) => {
    expect(blocks(`${mark} a user\n\t${mark}  the client`, 'plaintext')).toEqual(['item: a user', 'item: the client']);
  });

  it.each(['12345. user', '-user', '1.user', 'ab. user', 'the - user'])('takes “%s” for no item', (source) => {
    expect(blocks(source, 'plaintext')).toEqual([`paragraph: ${source}`]);
  });

  it.each(['===', '-----', '~~~', '  ====  '])('takes a line for a heading above “%s”', (line) => {
    expect(blocks(`  User guide \n${line}\nA client`, 'plaintext')).toEqual([
      'heading: User guide',
      'paragraph: A client',
    ]);
  });

  it.each([
    ['user\nclient\n=====\ncustomer', ['paragraph: user\nclient', 'paragraph: customer']],
    ['- user\n=====\ncustomer', ['item: user', 'paragraph: customer']],
    ['user\n\n=====\ncustomer', ['paragraph: user', 'paragraph: customer']],
    ['user\n* * *\ncustomer', ['paragraph: user', 'paragraph: customer']],
    ['user\n==\ncustomer', ['paragraph: user', 'paragraph: customer']],
    ['user\n=== a', ['paragraph: user\n=== a']],
  ])('takes no heading out of %j', (source, expected) => {
    expect(blocks(source, 'plaintext')).toEqual(expected);
  });

  it.each([
    ['a user\tthe client\t x', ['cell: a user', 'cell: the client']],
    ['| a user | x | the client |', ['cell: a user', 'cell: the client']],
    ['x   a user    the client', ['cell: a user', 'cell: the client']],
    ['see:\n  a user   x\nof the client', ['cell: a user', 'paragraph: of the client']],
    ['a user  of the client', ['paragraph: a user  of the client']],
    ['a user | the client', ['paragraph: a user | the client']],
    ['    a user    ', ['paragraph: a user']],
  ])('tells columns from words: %j', (source, expected) => {
    expect(blocks(source, 'plaintext')).toEqual(expected);
  });

  it('keeps no white space around a block', () => {
    const source = '\n  the user \n\n  - \t a client\t\n\n x   a customer   y';
    const spans = reading(source, 'plaintext').proses.map(({ span }) => source.slice(span.start, span.end));
    expect(spans).toEqual(['the user', 'a client', 'a customer']);
  });

  it.each([
    ['- user\n- client', [0, 0, 0, 1]],
    ['- user\n\n- client', [0, 0, 0, 1]],
    ['- user\n\n\n- client', [0, 0, 1, 0]],
    ['- user\n\nclient\n\n- client', [0, 0, 1, 0]],
    ['- user\nof\n- client', [0, 0, 0, 1]],
    ['- user\n1. client', [0, 0, 1, 0]],
    ['Users\n=====\n- user', [0, 0]],
    ['- user\n---\nUsers\n=====\n\n- client', [0, 0, 1, 0]],
  ])('counts lists and items: %j', (source, expected) => {
    const lists = reading(source, 'plaintext').proses.flatMap(({ context: { list } }) => (list ? [list] : []));
    expect(lists.flatMap(({ id, item }) => [id, item])).toEqual(expected);
  });

  it('tells numbers and letters from bullets', () => {
    const { proses } = reading('- user\n\n\n1. user\n\n\n\ta) user\n\n\n • user', 'plaintext');
    expect(proses.map(({ context }) => context.list?.ordered)).toEqual([false, true, true, false]);
  });

  it('knows the title and the heading above a block', () => {
    const source = 'Guide\n=====\nuser\n\nSee www.a.example\n---\n- user\n\nUsers\n---\nx   a user';
    expect(reading(source, 'plaintext').proses.map(({ text, context }) => [text, context.headings])).toEqual([
      ['Guide', []],
      ['user', ['Guide']],
      ['See \uFFFC', ['Guide']],
      ['user', ['Guide', 'See \uFFFC']],
      ['Users', ['Guide']],
      ['a user', ['Guide', 'Users']],
    ]);
  });

  it.each([
    ['> the user\n> pays', true],
    ['  >> the user', true],
    ['> the user\npays', undefined],
    ['the user\n> pays', undefined],
  ])('tells quoted mail from what is written now: %j', (source, quoted) => {
    expect(reading(source, 'plaintext').proses.map(({ context }) => context.quoted)).toEqual([quoted]);
  });

  it.each([
    ['> > the user\n\t>  pays', 'the user\npays'],
    ['>>> the user\nof\n> x', 'the user\nof\nx'],
    ['the user << of <client> a << b', 'the user << of <client> a << b'],
    ['<<user>> a < user', '\uFFFC a < user'],
  ])('reads %j', (source, text) => {
    expect(reading(source, 'plaintext').proses.map((prose) => prose.text)).toEqual([text]);
  });

  it('has no comments', () => {
    expect(reading('<!-- distinguo-disable -->', 'plaintext').comments).toEqual([]);
  });
});
