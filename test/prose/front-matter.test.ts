import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf } from './reading.js';

describe('reading front matter', () => {
  it('takes the values that readers see, in every style of YAML', () => {
    const source = `---
title: "The user's \\"guide\\""
description: For users and
  their clients # not for us
hero:
  tagline: 'The client''s choice'
  features:
    - title: One user
      details: >-
        A folded user
        text
tags: [user]
user: client
---
`;
    expect(blocks(source)).toEqual([
      'title(title): The user\'s "guide"',
      'attribute(description): For users and\ntheir clients # not for us',
      "attribute(tagline): The client's choice",
      'title(title): One user',
      'attribute(details): A folded user\ntext',
    ]);
  });

  it('knows where each character of a quoted value stands', () => {
    const source = '---\ntitle: "A \\"user\\" caf\\u00e9"\n---\n';
    const [title] = reading(source).proses;
    expect(title && runsOf(title, source)).toEqual(['A ', '"≠\\"', 'user', '"≠\\"', ' caf', 'é≠\\u00e9']);
  });

  it('reads TOML', () => {
    expect(blocks('+++\ntitle = "A user"\nweight = 3\n+++\nclient')).toEqual([
      'title(title): A user',
      'paragraph: client',
    ]);
  });

  it('stays silent where a document names another language', () => {
    expect(blocks('---\nlang: de\n---\nThe user pays.')).toEqual([]);
    expect(blocks('---\nlang: en-GB\n---\nThe user pays.')).toEqual(['paragraph: The user pays.']);
    expect(blocks('---\nlanguage: go\n---\nThe user pays.')).toEqual(['paragraph: The user pays.']);
  });

  it('does not take two rules for front matter', () => {
    expect(blocks('---\n\nThe user pays.\n\n---\n')).toEqual(['paragraph: The user pays.']);
  });

  it('finds directives in its comments', () => {
    expect(reading('---\n# distinguo-disable\ntitle: user\n---\n').comments.map(({ text }) => text)).toEqual([
      ' distinguo-disable',
    ]);
  });
});
