import { describe, expect, it } from 'vitest';
import { seen } from './reading.js';

describe('an address in a sentence', () => {
  it.each([
    'see ⟦https://user.example/client⟧, a user',
    'the user of ⟦https://a.example⟧.',
    'see ⟦https://user.example/?a=b&c⟧?! a user',
    'the user (at ⟦https://user.example⟧) pays',
    'the user (at ⟦https://user.example/a_(b)⟧) pays',
    'the user ((at ⟦https://user.example/a⟧)) pays',
    'the user at ⟦https://user.example/(a)/b⟧ pays',
    'the user’s “⟦https://user.example⟧” and "⟦http://client.example⟧"',
    'the user at ⟦git+ssh://client.example⟧ or ⟦x.y-z://user⟧',
    'a user: //client and user:/client and http:user',
    'user of http:// and ://client',
    'the user of 1http://client',
    'the user at ⟦www.user.example⟧, ⟦WWW.client.example/user⟧!',
    'the user of xwww.client and a.www.client, wwwclient and www',
    'the user at ⟦user@client.example⟧, ⟦first.user+x-z@a_b-c.client.example⟧.',
    'the user at user@client or @client.example, a @ b.client',
    'the user at user@client.example- and user@client.example_',
  ])('is not prose, and ends where its punctuation does: %s', (marked) => {
    const source = marked.replaceAll(/[⟦⟧]/g, '');
    expect(seen(source)).toEqual([marked]);
    expect(seen(source, 'plaintext')).toEqual([marked]);
    expect(seen(`<p>${source}</p>`, 'html')).toEqual([marked]);
  });

  it('ends before what stands around it', () => {
    expect(seen('the user: <b>https://user.example</b> [https://client.example]')).toEqual([
      'the user: ⟦https://user.example⟧ [⟦https://client.example⟧]',
    ]);
    expect(seen('user|https://client.example|x', 'plaintext')).toEqual(['user|⟦https://client.example⟧|x']);
  });
});

describe('a formula', () => {
  it.each([
    'the user pays ⟦$x$⟧ and ⟦$ab$⟧ and ⟦$abc$⟧',
    'the user pays ⟦$a+client$⟧, ⟦$client_i$⟧, ⟦$a < client$⟧ and ⟦$n_1 / client$⟧',
    'the user pays ⟦$\\text{each client} + 1$⟧ or ⟦$\\client one_1$⟧',
    'the user pays ⟦$client a_1$⟧ or ⟦$of client_1$⟧',
    'the user pays ⟦$a\\$client^2$⟧',
    'the user pays ⟦$$client = 1$$⟧ and ⟦$$x$$⟧',
  ])('is not prose: %s', (marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''))).toEqual([marked]);
  });

  it.each([
    'from $5 per user to $6 per client',
    'the user pays $abcd$',
    'the user pays $a b$',
    'a$x$ of a user',
    '$ x+y$ of a user',
    '$x+y $ of a user',
    '$x+y$5 of a user and $x+y$z',
    'the user pays $',
    'the user pays $$$$',
    'the user pays $$x',
    'the user: $each user + one$, $two  users + one$ and $a + each user$',
  ])('is none: %s', (source) => {
    expect(seen(source)).toEqual([source]);
  });

  it('ends before code', () => {
    expect(seen('the user of $a+`b`+c$')).toEqual(['the user of $a+⟦`b`⟧+c$']);
  });
});

describe('an expression of a template', () => {
  it.each([
    'the user ⟦{{ client }}⟧ and ⟦{% client %}⟧, ⟦{# client #}⟧ pays',
    'the user ⟦$' + '{client}⟧ pays',
    'the user ⟦{{a}}⟧⟦{{b}}⟧ pays',
    'the user ⟦{{ a } }}⟧ pays',
    'the user {{ client } pays {% client } or {# client ${client',
    'the user {client} pays',
  ])('is not prose: %s', (marked) => {
    const source = marked.replaceAll(/[⟦⟧]/g, '');
    expect(seen(source)).toEqual([marked]);
    expect(seen(source, 'plaintext')).toEqual([marked]);
    expect(seen(`<p>${source}</p>`, 'html')).toEqual([marked]);
  });

  it.each(['markdown', 'plaintext', 'html'] as const)('of a server page is not prose in %s', (languageId) => {
    expect(seen('the user <%= client %> pays', languageId)).toEqual(['the user ⟦<%= client %>⟧ pays']);
  });
});

describe('a code span', () => {
  it.each([
    'a ⟦`client`⟧ of a user and ⟦`b`⟧ of ⟦`c`⟧',
    'a ⟦``client` b``⟧ of a user',
    'a ⟦`a``client``b`⟧ of a user',
    'a ⟦`` ` ``⟧ of a user, ⟦`b`⟧ and ⟦``c``⟧',
    'a ```client of ⟦`a`⟧ user',
    'a `client of a user',
    'a `client`` of a user',
  ])('ends with as many marks as it starts with: %s', (marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''))).toEqual([marked]);
  });
});

describe('a character that is written by its number or name', () => {
  it.each([
    ['&#65; user', 'A user'],
    ['&#x41;&#X1f600; user', 'A😀 user'],
    ['&eacute;&AElig; user', 'éÆ user'],
    ['&nobody; &; &# user', '&nobody; &; &# user'],
    ['&#0;&#xD800;&#xDFFF;&#x110000; user', '\uFFFD\uFFFD\uFFFD\uFFFD user'],
    ['&#xD7FF;&#xE000;&#x10FFFF; user', '\uD7FF\uE000\u{10FFFF} user'],
    ['&#x1234567; &#12345678; user', '&#x1234567; &#12345678; user'],
    ['user &amp client', 'user &amp client'],
  ])('is read as that character: %s', (source, text) => {
    expect(seen(source)).toEqual([text]);
  });

  it.each([
    ['user &amp client &copy', 'user & client ©'],
    ['user&ampclient &amp=client &lt;', 'user&ampclient &amp=client <'],
    ['user &eacute client', 'user &eacute client'],
  ])('may lack its semicolon in HTML: %s', (source, text) => {
    expect(seen(`<p>${source}</p>`, 'html')).toEqual([text]);
  });
});
