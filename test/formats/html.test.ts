import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf } from '../prose/reading.js';

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
    ['what only looks like a tag', '<p>a < b user <3 client <', ['paragraph: a < b user <3 client <']],
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

  it.each([
    ['a tag', '<li>user\n<ter us\nA client pays.'],
    ['the end of an element', '<li>user\n</ter\nA client pays.'],
    ['a tag with other tags behind it', '<li>user\n<ter <b <i\nA client pays.'],
    ['a value', '<li>user\n<b title="x>\nA client pays.</b>'],
    ['a value that a browser would read aloud', "<li>user\n<img alt='a client>\nA client pays."],
  ])('takes what stands behind %s that never ends for a part of it, as browsers do', (_what, source) => {
    expect(blocks(source, 'html')).toEqual(['item: user']);
    expect(blocks(`${source}\n\nA customer pays.`, 'markdown')).toEqual(['item: user', 'paragraph: A customer pays.']);
    expect(blocks(source.replace(/^/gm, '> '), 'markdown')).toEqual(['item: user']);
  });

  it('reads on behind a comparison in an expression, which is no tag that never ends', () => {
    expect(blocks('<p>{{ a <b }} user', 'html')).toEqual(['paragraph: □ user']);
    expect(blocks('<p>\n{{ a <b }} user', 'markdown')).toEqual(['paragraph: □ user']);
  });

  const code = ['pre', 'code', 'kbd', 'samp', 'var', 'svg', 'math', 'textarea', 'canvas', 'tt'];
  const unseen = ['script', 'style', 'template', 'iframe', 'noembed', 'object'];

  it.each(code)('leaves out what stands in <%s>', (name) => {
    const inline = !['pre', 'textarea'].includes(name);
    const around = inline ? ['paragraph: a user □ of'] : ['paragraph: a user'];
    expect(blocks(`<p>a user <${name}>of a client</${name}> of</p>`, 'html')).toEqual(around);
    expect(blocks(`a user <${name}>of a client</${name}> of`, 'markdown')).toEqual(['paragraph: a user □ of']);
  });

  it.each(unseen)('reads on behind <%s>, as if it were not there', (name) => {
    expect(blocks(`<p>user <${name}>client</${name}></p><p>customer</p>`, 'html')).toEqual([
      'paragraph: user',
      'paragraph: customer',
    ]);
  });

  it('reads nothing behind a script or code that never ends, as browsers show it, and what stands in other elements that never end', () => {
    expect(blocks('<p>user</p><script>client', 'html')).toEqual(['paragraph: user']);
    expect(blocks('<p>user</p><STYLE>client', 'html')).toEqual(['paragraph: user']);
    expect(blocks('<p>user</p><code>client<p>customer</p>', 'html')).toEqual(['paragraph: user']);
    expect(blocks('<p>user</p><template>client', 'html')).toEqual(['paragraph: user', 'paragraph: client']);
  });

  it.each(['CODE', 'Code', 'code'])('finds the end of <%s>, however that is written', (name) => {
    expect(blocks(`<p>user <${name}>client</code> of</p>`, 'html')).toEqual(['paragraph: user □ of']);
  });

  it.each(['img', 'input', 'embed', 'picture'])('takes <%s> for something that stands there', (name) => {
    for (const languageId of ['html', 'markdown'] as const)
      expect(blocks(`a user <${name}> of`, languageId)).toEqual(['paragraph: a user □ of']);
  });

  it.each(['video', 'audio'])('takes <%s> for something that stands by itself', (name) => {
    expect(blocks(`a user <${name}></${name}> of a client`, 'html')).toEqual([
      'paragraph: a user',
      'paragraph: of a client',
    ]);
  });

  it.each(['alt', 'title', 'aria-label', 'placeholder', 'aria-description'])('reads the attribute %s', (name) => {
    expect(blocks(`<div ${name}="a user" ${name}=''></div>`, 'html')).toEqual([`attribute(${name}): a user`]);
    expect(blocks(`text <b ${name.toUpperCase()}='a user'>x</b>`)).toEqual([`attribute(${name}): a user`]);
  });

  it.each([
    'description',
    'og:title',
    'og:description',
    'og:image:alt',
    'twitter:title',
    'twitter:description',
    'twitter:image:alt',
  ])('reads what a page says of itself as %s', (name) => {
    expect(blocks(`<meta name="${name}" content="A user"><meta content="x">`, 'html')).toEqual([
      `attribute(${name}): A user`,
    ]);
    expect(blocks(`<meta content="A user" property=${name.toUpperCase()}>`, 'html')).toEqual([
      `attribute(${name}): A user`,
    ]);
    expect(blocks(`<meta name="x-${name}" content="A user"><meta name="${name}s" content="A user">`, 'html')).toEqual(
      [],
    );
  });

  it('reads the words on buttons, and no other values', () => {
    for (const type of ['submit', 'button', 'Reset'])
      expect(blocks(`<input type="${type}" value="A user" content="client">`, 'html')).toEqual([
        'attribute(value): A user',
      ]);
    expect(
      blocks('<input type="text" value="A user"><input value="user"><p type="button" value="user">', 'html'),
    ).toEqual([]);
    expect(blocks('<input type="resubmit" value="user"><input type="buttons" value="user">', 'html')).toEqual([]);
  });

  it.each([
    ['b', 'strong'],
    ['strong', 'strong'],
    ['i', 'emphasis'],
    ['em', 'emphasis'],
    ['cite', 'quote'],
    ['q', 'quote'],
    ['a', 'link'],
    ['del', 'delete'],
    ['s', 'delete'],
    ['strike', 'delete'],
  ])('sees how <%s> sets words apart', (name, kind) => {
    for (const languageId of ['html', 'markdown'] as const) {
      const marks = reading(`the <${name}>user</${name}> of`, languageId).proses[0]?.marks;
      expect(marks).toEqual([{ kind, start: 4, end: 8 }]);
      expect(reading(`the <${name}>user of`, languageId).proses[0]?.marks).toEqual([]);
      expect(reading(`the user</${name}> of`, languageId).proses[0]?.marks).toEqual([]);
    }
    expect(reading(`the <${name}>user <u>of</u></${name}>`, 'html').proses[0]?.marks).toEqual([
      { kind, start: 4, end: 11 },
    ]);
  });

  it('sees words that are set apart in words that are', () => {
    const marks = reading('<p><b>the <i>user</i></b> <u>of</u></p>', 'html').proses[0]?.marks;
    expect(marks?.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual(['strong 0-8', 'emphasis 4-8']);
  });

  it.each(
    `address article aside blockquote button caption center details dialog div fieldset figcaption figure footer form
    header hgroup label legend main nav noscript optgroup p search section select slot summary`.split(/\s+/),
  )('ends the sentence at <%s>', (name) => {
    expect(blocks(`<body>user<${name}>client</${name}>customer`, 'html')).toEqual([
      'paragraph: user',
      'paragraph: client',
      'paragraph: customer',
    ]);
  });

  it.each(['b', 'span', 'u', 'abbr', 'font', 'custom-element'])('goes on with the sentence at <%s>', (name) => {
    expect(blocks(`user <${name}>client</${name}> of`, 'html')).toEqual(['paragraph: user client of']);
  });

  it.each(['hr', 'link', 'source', 'track', 'col'])('looks for no end of <%s>', (name) => {
    expect(
      reading(`<ul><li>user <${name}> client</ul>customer`, 'html')
        .proses.map(({ kind }) => kind)
        .at(-1),
    ).toBe('paragraph');
  });

  it('hands over comments wherever they stand', () => {
    const source = '<!-- distinguo-a --><p>x<!--distinguo-b--></p><!--><!-- distinguo-c';
    const { comments } = reading(source, 'html');
    expect(comments.map(({ text }) => text)).toEqual([' distinguo-a ', 'distinguo-b']);
    expect(comments.map(({ span }) => source.slice(span.start, span.end))).toEqual([
      '<!-- distinguo-a -->',
      '<!--distinguo-b-->',
    ]);
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
