import { describe, expect, it } from 'vitest';
import { blocks, reading, seen } from '../prose/reading.js';

/** What is read of a source, and the words in it that are set apart: `emphasis: the user`. */
function marked(source: string): string[] {
  const [prose] = reading(source).proses;
  if (!prose) return [];
  const [text = ''] = seen(source);
  return [text, ...prose.marks.map(({ kind, start, end }) => `${kind}: ${prose.text.slice(start, end)}`)];
}

describe('emphasis in Markdown', () => {
  it.each([
    ['*the user*', 'the user', 'emphasis: the user'],
    ['_the user_', 'the user', 'emphasis: the user'],
    ['**user** and __client__', 'user and client', 'strong: user', 'strong: client'],
    ['~user~ and ~~client~~', 'user and client', 'delete: user', 'delete: client'],
    ['***user***', 'user', 'strong: user', 'emphasis: user'],
    ['****user****', 'user', 'strong: user', 'strong: user'],
    ['**the *user***', 'the user', 'strong: the user', 'emphasis: user'],
    ['*the **user***', 'the user', 'emphasis: the user', 'strong: user'],
    ['***the** user*', 'the user', 'emphasis: the user', 'strong: the'],
    ['*the*user', 'theuser', 'emphasis: the'],
    ['the*user*s', 'theusers', 'emphasis: user'],
    ['“_user_” (_client_) _“of”_', '“user” (client) “of”', 'emphasis: user', 'emphasis: client', 'emphasis: “of”'],
    ['_the (user)_', 'the (user)', 'emphasis: the (user)'],
    ['👍_user_👍', '👍user👍', 'emphasis: user'],
    ['*the user\nof a client*', 'the user\nof a client', 'emphasis: the user\nof a client'],
    ['*user**of*', 'user**of', 'emphasis: user**of'],
    ['**user*of**', 'user*of', 'strong: user*of'],
    ['**user*', '*user', 'emphasis: user'],
    ['*user**', 'user*', 'emphasis: user'],
    ['*the _user* of_', 'the _user of_', 'emphasis: the _user'],
    ['*user `*` of*', 'user ⟦`*`⟧ of', 'emphasis: user \uFFFC of', 'opaque: \uFFFC'],
    ['*[user*](x)', '*user*', 'link: user*'],
    ['[*user](x) of*', '*user of*', 'link: *user'],
    ['[*user* of](x)*', 'user of*', 'link: user of', 'emphasis: user'],
    ['x _user_ _of_ y', 'x user of y', 'emphasis: user', 'emphasis: of'],
    ['*a*b*user*', 'abuser', 'emphasis: a', 'emphasis: user'],
    ['foo***user***baz', 'foouserbaz', 'strong: user', 'emphasis: user'],
    ['*user **of***x', 'user ofx', 'emphasis: user of', 'strong: of'],
    ['~~the ~user~~', 'the ~user', 'delete: the ~user'],
  ])('is seen in %j', (source, ...expected) => expect(marked(source)).toEqual(expected));

  it.each([
    'the_user_s',
    '_the_user',
    'the user_',
    'x * user*',
    'x *user *',
    'x ** user**',
    '*user',
    'user**',
    '*user_',
    '~user~~',
    'a ~~~user~~~',
    'a~ user ~b',
    'x _“user”_s',
    'é_user_é',
    'a*"user"*b',
    '** user ** of',
  ])('is not seen in %j', (source) => expect(marked(source)).toEqual([source]));
});

describe('a link in Markdown', () => {
  it.each([
    '[user](/client)',
    '[user](</client>)',
    '[user](<a (b>)',
    '[user](<a\\>b>)',
    '[user]()',
    '[user]( \n/x\n )',
    '[user](a(b)c)',
    '[user](a(b(c)))',
    '[user](a\\)b)',
    '[user](a\\\\)',
    '[user](/x"t")',
    '[user](/x "")',
    '[user](#x)',
  ])('shows its text: %j', (source) => expect(marked(source)).toEqual(['user', 'link: user']));

  it.each([
    ['[user](/x "the client")', 'the client'],
    ['[user](/x \'the "client"\')', 'the "client"'],
    ['[user](/x (the client))', 'the client'],
    ['[user](/x\n"the client" )', 'the client'],
    ['[user](</x> "the \\"client\\" \\x &amp;")', 'the "client" \\x &'],
    ['![x](/x "the user &am; \\*")', 'the user &am; *'],
  ])('has a title: %j', (source, title) => {
    expect(blocks(source).at(-1)).toBe(`attribute(title): ${title}`);
  });

  it.each([
    '[user](/x y)',
    '[user](a(b)',
    '[user] (x)',
    '[user](/x "t" y)',
    '[user](/x "t)',
    '[user](/x (t(u))',
    '[user](/x',
    '[user',
    'user](x)',
    '[user][]',
    '[user][x]',
    '[^a user]',
    '[[user]]',
  ])('is none: %j', (source) => {
    expect(blocks(source)).toEqual([`paragraph: ${source}`]);
  });

  it.each([
    ['[user](<a\nb>)', '[user]()'],
    ['[user](<a<b>)', '[user](<a)'],
    ['[user](<a>b)', '[user](b)'],
    ['[user](<x>"t")', '[user]("t")'],
  ])('has no destination in tags: %j', (source, text) => expect(marked(source)).toEqual([text]));

  it.each([
    ['[a [user](x) b](y)', '[a user b](y)', 'link: user'],
    ['[the user ![x](x) b](y)', 'the user ⟦![x](x)⟧ b', 'link: the user \uFFFC b', 'opaque: \uFFFC'],
    ['[user [b] c](x)', 'user [b] c', 'link: user [b] c'],
    ['[user [b c](x)', '[user b c', 'link: b c'],
    ['[user](x) [client](y)', 'user client', 'link: user', 'link: client'],
    ['!\\[user](x)', '![user](x)'],
    ['\\![user](x)', '!user', 'link: user'],
  ])('does not stand in another: %j', (source, ...expected) => expect(marked(source)).toEqual(expected));

  it.each([
    ['[user]', 'label: user', 'link: user'],
    ['[user][]', 'label: user', 'link: user'],
    ['[user][user]', 'link: user'],
    ['[user](/y)', 'link: user'],
    ['[user]()', 'link: user'],
  ])('is called by its own words, or by others: %j', (source, ...expected) => {
    expect(marked(`${source}\n\n[user]: /y`)).toEqual(['user', ...expected]);
  });

  it('and an image keep to themselves what they set apart', () => {
    const source =
      '_the user_ ![b *user*](x) **c** ![~~client~~ [d](w) ![*e*](v)](y) *f ![__user__](z)* [![user](x) g](y)';
    const all = reading(source).proses.map(({ text, marks }) => [
      text,
      ...marks
        .filter(({ kind }) => kind !== 'opaque')
        .map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
    ]);
    expect(all).toEqual([
      [
        'the user \uFFFC c \uFFFC f \uFFFC \uFFFC g',
        'emphasis: the user',
        'strong: c',
        'emphasis: f \uFFFC',
        'link: \uFFFC g',
      ],
      ['b user', 'emphasis: user'],
      ['client d e', 'delete: client', 'link: d', 'emphasis: e'],
      ['user', 'strong: user'],
      ['user'],
    ]);
  });

  it('has words in an image that are no part of the sentence', () => {
    expect(blocks('a user ![the *client* of [x](y) ![z](w)](v "customer") of')).toEqual([
      'paragraph: a user □ of',
      'attribute(alt): the client of x z',
      'attribute(title): customer',
    ]);
    expect(reading('![the *client*](x)').proses.map(({ marks }) => marks)).toEqual([
      [{ kind: 'emphasis', start: 4, end: 10 }],
    ]);
    expect(blocks('user ![](x)')).toEqual(['paragraph: user □']);
  });

  it.each([
    ['[user][x]', '[x]: /y'],
    ['[user][X]', '[x]: /y'],
    ['[user][ a\n B ]', '[A b]: /y'],
    ['[user][ẞ]', '[SS]: /y'],
    ['[user][]', '[User]: /y'],
    ['[user]', '[user]: /y'],
    ['[user][x]', '   [x]: /y'],
    ['[user][x]', '[x]:/y'],
    ['[user][x]', '[x]:\n/y'],
    ['[user][x]', '[x]:\n  /y\n  "t"'],
    ['[user][x]', '[x]: <a b>'],
    ['[user][x]', "[x]: /y 't'"],
    ['[user][x]', '[x]: /y\n(t)\n[z]: /w'],
    ['[user][x]', '[z]: /w\n[x]: /y'],
    ['[user][x]', '[x]: /y\ntext'],
    ['[user][x]', '> - [x]: /y'],
    ['[user][x\\]y]', '[x\\]y]: /y'],
  ])('is found by its label: %j with %j', (source, definition) => {
    expect(blocks(`${source}\n\n${definition}`)[0]).toBe('paragraph: user');
    expect(marked(`${source}\n\n${definition}`)[1]).toMatch(/^(?:link|label): user$/);
  });

  it.each([
    ['[user][x]', '[y]: /y'],
    ['[user][x]', '[x] : /y'],
    ['[user][x]', '[x]: /y z'],
    ['[user][x]', '[x]: /y "t" z'],
    ['[user][x]', '[x]: /y "t'],
    ['[user][x]', '[x]: <a'],
    ['[user][x]', '[x]:'],
    ['[user][x]', '[x]:\n\n/y'],
    ['[user][x]', '    [x]: /y'],
    ['[user][x]', 'text\n[x]: /y'],
    ['[user][ ]', '[ ]: /y'],
    ['[user][x[y]', '[x[y]: /y'],
    ['[user] [z]', '[user z]: /y'],
    ['[a [user] b]', '[a user b]: /y'],
  ])('is not found by a label that nothing defines: %j with %j', (source, definition) => {
    expect(blocks(`${source}\n\n${definition}`)[0]).toBe(`paragraph: ${source}`);
  });
});

describe('what is not prose in a sentence of Markdown', () => {
  it.each([
    ['user <https://client.example/a> of', 'user ⟦<https://client.example/a>⟧ of'],
    ['user <x.y+z-1:client> of', 'user ⟦<x.y+z-1:client>⟧ of'],
    ['user <a.b!#$%&@client.example> of', 'user ⟦<a.b!#$%&@client.example>⟧ of'],
    ['user <3 of < client > x', 'user <3 of < client > x'],
    ['user <!-- client --> of', 'user  of'],
    ['user <!--> client --> of', 'user  client --> of'],
    ['user <!---> client --> of', 'user  client --> of'],
    ['user <!-- client -- of', 'user <!-- client -- of'],
    ['user <?client?> of', 'user  of'],
    ['user <!X client> of', 'user  of'],
    ['user <![CDATA[client]]> of', 'user  of'],
    ['user <! client> of', 'user <! client> of'],
    ['user <a b=c d=\'e\' f="g>" h >of</a>', 'user of'],
    ['user<br>client<BR />of', 'user\nclient\nof'],
    ['user <b><i>of</b></i>', 'user of'],
    ['user[^1] of[^client]', 'user of'],
    ['user [[Client|of]] x', 'user of x'],
    ['user [[Client|of]', 'user [[Client|of]'],
    ['user {#client} of', 'user  of'],
    ['user {.client} {: .client} {:client} { .client} of', 'user     of'],
    ['user {client} { client } {# client} of', 'user {client} { client } {# client} of'],
    ['user\\', 'user\\'],
    ['\\user \\# \\\\ \\~', '\\user # \\ ~'],
    ['user  \nof\\\nclient', 'user\nof\nclient'],
  ])('%j', (source, text) => expect(seen(source)).toEqual([text]));
});
