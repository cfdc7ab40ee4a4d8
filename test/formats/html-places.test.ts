import { describe, expect, it } from 'vitest';
import { blocks, reading, seen } from '../prose/reading.js';

describe('reading HTML', () => {
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
    ['<? user > 1 ?><?= user > 1 ?> client', 'client'],
    ['<?>user ?> client', 'user ?> client'],
    ['<?-user> client ?> of', 'client ?> of'],
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
    ['user <b ""x="client> of', ['paragraph: user']],
    ['user <b "" client', ['paragraph: user']],
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
});
