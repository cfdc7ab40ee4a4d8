import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf, seen } from '../prose/reading.js';

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

  it.each([
    ['<p>user<p>client', ['paragraph: user', 'paragraph: client']],
    ['<ul><li>user<ul><li>client</ul><li>x user</ul>of a user', 'item item item paragraph'],
    ['<dl><dt>user<dd>client<dt>user<dd>client</dl>user', 'term item term item paragraph'],
    ['<table><tr><th>user<td>client<tr><td>user</table>client', 'cell cell cell paragraph'],
    ['<table><tr><td>user<table><tr><td>client</table>customer<td>user</table>client', 'cell cell cell cell paragraph'],
    ['<select><option>user<option>client</select>user', 'paragraph paragraph paragraph'],
    ['<ol><li>user<p>client</ol>user', 'item item paragraph'],
    ['user</li>client</b>of a user', ['paragraph: user', 'paragraph: clientof a user']],
    ['<b>user</i>client</b>', ['paragraph: userclient']],
    ['<h3>user</h3><h6>client</h6><h7>user</h7>', 'heading heading paragraph'],
    ['<ul>user<li>client</ul>', 'paragraph item'],
    ['<ul><li><table>user<tr><td>client</table></ul>', 'paragraph cell'],
  ])('closes what was left open: %s', (source, expected) => {
    const found = blocks(source, 'html');
    expect(Array.isArray(expected) ? found : found.map((block) => block.replace(/:.*/, '')).join(' ')).toEqual(
      expected,
    );
  });

  it.each([
    ['<p lang="">user</p>', ['paragraph: user']],
    ['<p lang="en-GB">user</p>', ['paragraph: user']],
    ['<p xml:lang="de">user</p>client', ['paragraph: client']],
    ['<p translate=" NO ">user</p>client', ['paragraph: client']],
    ['<p translate="yes" class="x">user</p>', ['paragraph: user']],
    ['<p class="notranslated">user</p>', ['paragraph: user']],
    ['<p class="x notranslate y">user</p>client', ['paragraph: client']],
    ['<p>user <i lang="la">client</i> of</p>', ['paragraph: user □ of']],
    ['<p>user <i lang="la" title="client">x</i> of</p>', ['paragraph: user □ of']],
    ['<p lang="de">user <i lang="en">client</i> of</p>user', ['paragraph: user']],
    ['<div lang="de"><p class="x">user</p><p lang="en">user <b>of</b></p></div>', ['paragraph: user of']],
    ['<div lang="de"><img alt="user"><div lang="en"><img alt="user"></div></div>', ['attribute(alt): user']],
  ])('hears what language is spoken: %s', (source, expected) => {
    expect(blocks(source, 'html')).toEqual(expected);
  });

  it('numbers lists, items, tables and cells, each by itself', () => {
    const source = `<ul><li>user<ol><li>user</ol><li>user</ul><menu><li>user</menu>
      <table><tr><th>A user<th>B<tr><td>user<td>user</table><table><tr><td>x<tr><td>y<td>user</table>`;
    const { proses } = reading(source, 'html');
    expect(
      proses.flatMap(({ context: { list } }) => (list ? [`${list.id} ${list.item} ${list.ordered}`] : [])),
    ).toEqual(['0 0 false', '1 0 true', '0 1 false', '2 0 false']);
    expect(
      proses.flatMap(({ text, context: { table } }) =>
        table ? [`${table.id} ${table.row} ${table.column} ${table.header ?? '-'}: ${text}`] : [],
      ),
    ).toEqual(['0 0 0 -: A user', '0 1 0 A user: user', '0 1 1 B: user', '1 1 1 -: user']);
  });

  it('knows the headings above a block, level by level', () => {
    const source = `<p>user<h2>One</h2><p>user<h3>Two\n  x</h3><p>user<h2><b>Th</b>ree</h2><img alt="user"><p>user
      <title> The\n page </title><p>user<h1>Four</h1><p>user<title>Other</title><h4></h4><p>user`;
    const { proses } = reading(source, 'html');
    const users = proses.filter(({ text }) => text === 'user');
    expect(users.map(({ context }) => context.headings.join('/'))).toEqual([
      '',
      'One',
      'One/Two x',
      'Three',
      'Three',
      'The page',
      'The page/Four',
      'The page',
    ]);
  });

  it('knows what is quoted', () => {
    const { proses } = reading('<p>user<blockquote><p>user</blockquote><p>user', 'html');
    expect(proses.map(({ context }) => context.quoted)).toEqual([undefined, true, undefined]);
  });

  it.each([
    ['<!-- user --> client', 'client'],
    ['<!DOCTYPE user> client', 'client'],
    ['<?php user ?> client', 'client'],
    ['<![CDATA[ user ]]> client', 'client'],
    ['<% user %> client', '⟦<% user %>⟧ client'],
    ['a < user <3 client', 'a < user <3 client'],
    ['user <a href="x>" b=\'>\' c=d >client</a>', 'user client'],
    ['user <wbr>cli<wbr>ent<br/>of', 'user client\nof'],
    ['user\t\tof \f a\r\n\n client', 'user of a\nclient'],
    ['user <b title="&copy x">&copy</b>', 'user ©'],
    ['<b title="user &copy x">y</b>', 'user © x'],
    ['user&nbsp;{{ a }}', 'user\u00a0⟦{{ a }}⟧'],
    ['user <br> ', 'user'],
    [' <b> user</b> <i>client </i> ', 'user client'],
  ])('reads %j', (source, text) => {
    expect(seen(source, 'html')).toEqual([text]);
  });

  it.each([
    ['user <b class="x"y="z">client</b>', ['paragraph: user client']],
    ['user <b "x" y>client</b "z">', ['paragraph: user client']],
    ['user<p ""x>client</p "">customer', ['paragraph: user', 'paragraph: client', 'paragraph: customer']],
    ['user<br ""/>client', ['paragraph: user\nclient']],
    ['user <i ""/><b>client</b> of', ['paragraph: user client of']],
    ['<img alt="a user"" src=x>', ['attribute(alt): a user']],
    ['<b "" ALT = \'a "user"\'x>y</b>', ['attribute(alt): a "user"']],
    ['<b "" title=user"s checked/>y', ['attribute(title): user"s']],
    ['<input disabled"" placeholder= "a user">', ['attribute(placeholder): a user']],
    ['<b "" {{ a > user }} c>client</b>', ['paragraph: client']],
    ['{{ a <b }} user > client', ['paragraph: □ user > client']],
    ['{% a <b "" %} user > client', ['paragraph: □ user > client']],
    ['user <b ""x="client> of', ['paragraph: user <b ""x="client> of']],
    ['user <b "" client', ['paragraph: user <b "" client']],
    ['user <"b"> of', ['paragraph: user <"b"> of']],
  ])('forgives mistakes in a tag, as browsers do: %j', (source, expected) => {
    expect(blocks(source, 'html')).toEqual(expected);
  });

  it('knows what a block stands in, and what it does not', () => {
    const source = `<ul><li><h3>user</h3><table><tr><td><p>user<h4>user</h4><ul><li>user</ul></table>user</ul>
      <h2><div>Two</div><p>x</h2><p>user &copy`;
    const { proses } = reading(source, 'html');
    expect(
      proses.map(({ kind, text, context: { list, table, headings } }) =>
        [kind, text, list ? `list ${list.id}` : '', table ? `table ${table.id}` : '', headings.join('/')].join(' '),
      ),
    ).toEqual([
      'heading user   ',
      'cell user  table 0 user',
      'heading user   user',
      'item user list 1  user/user',
      'item user list 0  user/user',
      'heading Two   user/user',
      'heading x   Two',
      'paragraph user ©   x',
    ]);
  });

  it.each([
    ['<p lang="de">user<p>client', ['paragraph: client']],
    ['<p lang="de">user<div>client</div>', ['paragraph: client']],
    ['<p lang="de"><span>user<div>client</div></span>', []],
    ['<ul><li lang="de">user<li>client</ul>', ['item: client']],
    ['<ul><li lang="de">x<ul><li>user</ul></ul>', []],
    ['<ul><li lang="de">x<ol><li>user</ol></ul>', []],
    ['<ul><li lang="de">x<menu><li>user</menu></ul>', []],
    ['<dl><dt lang="de">user<dd>client</dl>', ['item: client']],
    ['<dl><dt lang="de">user<dt>client</dl>', ['term: client']],
    ['<dl><dd lang="de">user<dt>client</dl>', ['term: client']],
    ['<dl><dd lang="de">user<dd>client</dl>', ['item: client']],
    ['<dl><dd lang="de">x<dl><dt>user</dl></dl>', []],
    ['<dl><dd lang="de">x<dl><dd>user</dl></dl>', []],
    ['<table><tr><td lang="de">user<td>client</table>', ['cell: client']],
    ['<table><tr><td lang="de">user<th>client</table>', ['cell: client']],
    ['<table><tr><th lang="de">user<td>client</table>', ['cell: client']],
    ['<table><tr><th lang="de">user<th>client</table>', ['cell: client']],
    ['<table><tr><td lang="de">x<table><td>user</table></table>', []],
    ['<table><tr><td lang="de">x<table><th>user</table></table>', []],
    ['<table><tr><td lang="de">x<table><tr><td>user</table></table>', []],
    ['<table><tr lang="de"><td>user<tr><td>client</table>', ['cell: client']],
    ['<table lang="de"><tr><td>user</table>client', ['paragraph: client']],
    ['<select><option lang="de">user<option>client</select>', ['paragraph: client']],
    ['<select><option lang="de">x<select><option>user</select></select>', []],
    ['<datalist><option lang="de">x<datalist><option>user</datalist></datalist>', []],
    [`<ul><li lang="de">user${'<b>'.repeat(10)}<li>client`, ['item: client']],
    [`<ul><li lang="de">user${'<b>'.repeat(40)}<li>client`, []],
    ['<p lang="de"/>client', ['paragraph: client']],
    ['<p lang="de" ""/>client', ['paragraph: client']],
    ['<p lang="de" ""/ >client', []],
    ['<p lang="de" "">user</p "">client', ['paragraph: client']],
    [
      '<section ""lang="de">x</section><section lang = de "">user</section "">client',
      ['paragraph: x', 'paragraph: client'],
    ],
  ])('ends a part in another language where it ends, even if nobody says so: %s', (source, expected) => {
    expect(blocks(source, 'html').filter((block) => /user|client/.test(block))).toEqual(
      expected.filter((block) => /user|client/.test(block)),
    );
  });

  it.each([
    ['<b title=users lang=en>x</b>', ['attribute(title): users']],
    ['<b\ttitle\n=\r\n"a user"\flang="en">x</b>', ['attribute(title): a user']],
    ['<strong "" title  =  users>x</strong>', ['attribute(title): users']],
    ['<strong "" title=\'a user\' x>y</strong>', ['attribute(title): a user']],
    ['user <> client </> of', ['paragraph: user <> client  of']],
    ['user <b/x>client</b>', ['paragraph: user client']],
    ['<b title="">user</b>', ['paragraph: user']],
    ['user <b title=>client</b>', ['paragraph: user client']],
  ])('reads the attributes of %j', (source, expected) => {
    expect(blocks(source, 'html')).toEqual(expected);
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
