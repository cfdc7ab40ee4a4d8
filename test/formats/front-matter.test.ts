import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf } from '../prose/reading.js';

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

  it.each([
    ['title: A user', 'A user'],
    ['"title": A user', 'A user'],
    ["'title':  A user \t", 'A user'],
    ['TITLE: A user', 'A user'],
    ['title:\tA user', 'A user'],
    ['title: A user # of old', 'A user'],
    ['title: A user#1', 'A user#1'],
    ["title: 'A user' # of old", 'A user'],
    ["title: 'It''s ''a'' user \\n'", "It's 'a' user \\n"],
    ['title: "A user # of old"', 'A user # of old'],
    [
      String.raw`title: "\"A\" \\user\/ \x41\u00e9\U0001F600 \U00110000 \q\u12 \n\t\r\ x"`,
      '"A" \\user/ Aé😀 \uFFFD \\q\\u12 \n\t\r x',
    ],
    ['title: "A user', '"A user'],
    ['title: "A user\n  of old"', 'A user\nof old'],
    ['title: A user\n  of old\n\n  and new\nlang: en', 'A user\nof old\n\nand new'],
    ['title: A user\n  # of old', 'A user'],
    ['title: A user\n  tag: old', 'A user'],
    ['title: A user\n  - old', 'A user'],
    ['title: A user\nof old', 'A user'],
    ['title: |\n  A user\n\n  of old\nlang: en', 'A user\n\nof old'],
    ['title: >-2 # folded\n  A user\n  # of: old', 'A user\n# of: old'],
    ['title: |+\n  A user\n\n\n', 'A user'],
    ['title: A {{ name }} user of $' + '{b}', 'A \uFFFC user of \uFFFC'],
    ["title: It's a \\user", "It's a \\user"],
    ['x:\n  - - title: A user\n        of old', 'A user\nof old'],
    ['a.b: 1\ntitle: A user', 'A user'],
    ['- title: A user', 'A user'],
    ['# note\ntitle: A user', 'A user'],
  ])('reads %j', (content, text) => {
    expect(reading(`---\n${content}\n---\n`).proses.map((prose) => prose.text)).toEqual([text]);
  });

  it.each([
    'title: [A user]',
    'title: {a: user}',
    'title: &user x',
    'title: *user',
    'title: !user x',
    'title: %user',
    'title: @user',
    'title: `user`',
    'title:user',
    'title: # user',
    'title: ""\nx: user',
    'title:\nx: user',
    'title: |\nx: user',
    'name: A user\ntitles: A user',
  ])('takes nothing out of %j', (content) => {
    expect(blocks(`---\n${content}\n---\n`)).toEqual([]);
  });

  it.each([
    ['---\ntitle: A user\n---\nx'],
    ['---\ntitle: A user\n...\nx'],
    ['---  \r\ntitle: A user\r\n--- \r\nx'],
    ['\uFEFF---\ntitle: A user\n---'],
    ['---\n[a]\ntitle: A user\n---\n'],
  ])('ends where its marks say so: %j', (source) => {
    expect(blocks(source)).toEqual(['title(title): A user']);
  });

  it.each([
    ['---\ntitle: A user\n', 'paragraph: title: A user'],
    ['---\nThe guide\ntitle: A user\n---\n', 'heading: The guide\ntitle: A user'],
    ['--- \n---\nThe user', 'paragraph: The user'],
    ['----\ntitle: A user\n---\n', 'heading: title: A user'],
    ['+++\ntitle = "A user"\n---\n', 'heading: +++\ntitle = "A user"'],
    ['x\n---\ntitle: A user\n---\n', 'heading: title: A user'],
  ])('is not there without its marks: %j', (source, block) => {
    expect(blocks(source).filter((each) => each.includes('user'))).toEqual([block]);
  });

  it('is a heading for what follows, in one line', () => {
    const source =
      '---\nhero:\n  title: A client\ntitle: >\n  A guide\n  to things\ntitle: Another\nsummary: A user\n---\nuser';
    expect(reading(source).proses.map(({ text, context }) => [text, context.headings])).toEqual([
      ['A client', []],
      ['A guide\nto things', []],
      ['Another', ['A guide to things']],
      ['A user', ['A guide to things']],
      ['user', ['A guide to things']],
    ]);
  });

  it.each(['lang: de', 'language: fr-CA', 'locale: "pt_BR"', 'title: x\nlang: zh-Hans-CN'])(
    'stays silent below “%s”',
    (content) => expect(blocks(`---\n${content}\ntitle: A user\n---\nThe user pays.`)).toEqual([]),
  );

  it.each(['lang: en', 'lang: xx', 'lang: german', 'x:\n  lang: de', 'lang:', 'language: [de]'])(
    'speaks below “%s”',
    (content) => expect(blocks(`---\n${content}\n---\nThe user pays.`)).toEqual(['paragraph: The user pays.']),
  );

  it('reads TOML in all that it needs', () => {
    const source =
      '+++\n# distinguo-disable\n[extra]\ntitle = \'A user\'\nsummary="A client" # of old\nlead = 3\n+++\nuser';
    expect(blocks(source)).toEqual(['title(title): A user', 'attribute(summary): A client', 'paragraph: user']);
    expect(reading(source).comments.map(({ span }) => source.slice(span.start, span.end))).toEqual([
      '# distinguo-disable',
    ]);
  });

  it.each(
    `title description summary subtitle headline excerpt abstract lead tagline heading subheading intro introduction caption
    alt linkTitle sidebar_label navtitle nav_title short_title shorttitle seo_title meta_title meta_description og_title
    og_description teaser blurb byline details`.split(/\s+/),
  )('takes what stands behind “%s”', (key) => {
    expect(reading(`---\nx: 1\n${key}: A user\n---\n`).proses.map(({ text }) => text)).toEqual(['A user']);
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
