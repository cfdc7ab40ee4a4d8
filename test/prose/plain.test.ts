import { describe, expect, it } from 'vitest';
import { blocks, reading } from './reading.js';

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

  it('has no comments', () => {
    expect(reading('<!-- distinguo-disable -->', 'plaintext').comments).toEqual([]);
  });
});
