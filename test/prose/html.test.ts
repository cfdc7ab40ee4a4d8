import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf } from './reading.js';

describe('reading HTML', () => {
  it.each([
    ['inline elements', '<p>The <b>user</b> <a href="client">pays</a>.</p>', ['paragraph: The user pays.']],
    ['line breaks', '<p>user<br>client</p>', ['paragraph: user\nclient']],
    ['white space as one', '<p>\n  The   user\n  pays </p>', ['paragraph: The user\npays']],
    ['code as one opaque', '<p>a user of <code>client</code></p>', ['paragraph: a user of □']],
    ['entities', '<p>user&rsquo;s &amp; client&#39;s</p>', ["paragraph: user’s & client's"]],
    [
      'attributes',
      '<img alt="a user"><input placeholder="client">',
      ['attribute(alt): a user', 'attribute(placeholder): client'],
    ],
    ['the title', '<head><title>User guide</title></head>', ['title: User guide']],
    [
      'meta',
      '<meta property="og:title" content="A user"><meta name="x" content="user">',
      ['attribute(og:title): A user'],
    ],
    ['lists left open', '<ul><li>user<li>client</ul>', ['item: user', 'item: client']],
    ['definitions', '<dl><dt>User<dd>a client</dl>', ['term: User', 'item: a client']],
    ['broken tags', '<p>a < b user <c', ['paragraph: a < b user <c']],
  ])('takes %s', (_what, source, expected) => {
    expect(blocks(source, 'html')).toEqual(expected);
  });

  it.each([
    ['scripts and styles', '<script>user</script><style>user</style>'],
    ['preformatted text', '<pre>user</pre><textarea>user</textarea>'],
    ['comments', '<!-- user -->'],
    ['comments without an end', '<p>x</p><!-- user <p>client</p>'],
    ['what browsers take for comments', '<! user ><? user ></ user ></1 user><p>x</p><! user'],
    ['other languages', '<html lang="fr"><p>user</p><img alt="user"></html>'],
    ['what must not be translated', '<p translate="no">user</p><p class="a notranslate">user</p>'],
    ['attributes that nobody reads', '<p class="user" id="client">x</p>'],
    [
      'tags with mistakes',
      '<p class="a"" id="user">x</p><p """ user>x</p><p{user} client=>x</p\nuser><p a=b"user" c=`user`/id=user>x</p>',
    ],
    ['tags with expressions', '<p {{#if user}}class="a > b"{{/if}} {% user > 1 %}>x</p>'],
    ['expressions', '<p>{{ user }} {% user %}</p>'],
    ['addresses', '<p>https://user.com user@client.com</p>'],
  ])('leaves out %s', (_what, source) => {
    expect(blocks(source, 'html')).toEqual([]);
  });

  it('turns back to English inside another language', () => {
    expect(blocks('<div lang="de"><p>user</p><p lang="en">the client</p></div>', 'html')).toEqual([
      'paragraph: the client',
    ]);
  });

  it('knows headings, lists and cells', () => {
    const source =
      '<title>T</title><h1>A</h1><h2>B</h2><ol><li>x<li>user</ol><table><tr><th>Role<tr><td>client</table>';
    const contexts = reading(source, 'html')
      .proses.slice(3)
      .map(({ context }) => context);
    expect(contexts).toEqual([
      { headings: ['T', 'A', 'B'], list: { id: 0, item: 1, ordered: true } },
      { headings: ['T', 'A', 'B'], table: { id: 0, row: 1, column: 0, header: 'Role' } },
    ]);
  });

  it('knows where each piece stands', () => {
    const source = '<p>A <b>user</b>&rsquo;s\n   <code>x</code></p>';
    const [prose] = reading(source, 'html').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'A ',
      'user',
      '’≠&rsquo;',
      's',
      '\n≠\n   ',
      '\uFFFC≠<code>x</code>',
    ]);
  });
});
