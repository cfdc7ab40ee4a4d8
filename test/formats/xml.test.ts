import fc from 'fast-check';
import { parse as parsePlist } from 'plist';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../engine/index.js';
import { reading, runsOf, seen } from '../prose/reading.js';
import { fixed, plainTexts, textsOf } from './texts.js';

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('é', '&#233;');

describe('reading string resources of Android', () => {
  it('takes strings, arrays and plurals, and nothing that is not translated', () => {
    const source = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE resources [<!ENTITY client "user">]>
<resources xmlns:xliff="urn:x">
  <!-- <string name="user">user</string> -->
  <string name="user">the customer</string>
  <string name="b" translatable="false">user</string>
  <color name="user">#fff</color>
  <style name="x"><item name="user">user</item></style>
  <string-array name="c"><item>a user</item><item>"a client"</item></string-array>
  <plurals name="d"><item quantity="one">one user</item><item quantity="other">%d users</item></plurals>
  <string name="e">The <b>user</b> of <xliff:g id="user">%1$s</xliff:g> &client; <![CDATA[<i>clients</i>]]>
     here</string>
  <string name="f"/>
  <string name="g">last user</string>
</resources>`;
    expect(textsOf(source, 'android').map(flat)).toEqual([
      'the customer',
      'a user',
      'a client',
      'one user',
      '□ users',
      'The user of □ □ clients here',
      'last user',
    ]);
  });

  it('knows where each escape stands, whichever way lines end', () => {
    const source = `<resources><string name="a">the user\\'s &quot;plan&#8221; \\u2019\\n\\@x\r\n    "end"</string></resources>`;
    const [prose] = reading(source, 'android').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'the user',
      "'≠\\'",
      's ',
      '"≠&quot;',
      'plan',
      '”≠&#8221;',
      ' ',
      '’≠\\u2019',
      '\n≠\\n',
      '@≠\\@',
      'x',
      '\n≠\r\n    ',
      'end',
    ]);
  });

  it('writes apostrophes with a backslash', () => {
    const source = '<resources><string name="a">When the customer\\\'s cursor clicks Save</string></resources>';
    expect(fixed(source, 'android')).toBe(source.replace('customer', 'user'));
    expect(textsOf('<resources tools:locale="de"><string name="a">user</string></resources>', 'android')).toEqual([]);
  });
});

describe('reading resources of .NET', () => {
  it('takes values of texts, and no remarks, types and designers', () => {
    const source = `<root><resheader name="user"><value>user</value></resheader>
<data name="user" xml:space="preserve"><value>the customer &amp; x</value><comment>user</comment></data>
<data name="i" type="System.Resources.ResXFileRef"><value>user</value></data>
<data name="&gt;&gt;user.Name"><value>user</value></data>
<data name="b"><value>a user
pays</value></data></root>`;
    expect(textsOf(source, 'resx')).toEqual(['the customer & x', 'a user\npays']);
    expect(fixed('<root><data name="a"><value>The enduser &amp; x</value></data></root>', 'resx')).toContain(
      'The end user &amp; x',
    );
  });
});

describe('reading plurals of Apple', () => {
  const source = (text: string) => `<plist version="1.0"><dict><key>user</key><dict>
<key>NSStringLocalizedFormatKey</key><string>the %#@users@ here</string>
<key>users</key><dict><key>NSStringFormatValueTypeKey</key><string>user</string>
<key>one</key><string>one user</string><!-- user --><key>other</key>
<string>${text}</string></dict></dict></dict></plist>`;

  it('takes the forms, and no keys', () => {
    expect(textsOf(source('%d users'), 'stringsdict')).toEqual(['the □ here', 'one user', '□ users']);
  });

  it('takes what is said on a device, and where there is so much room', () => {
    const variants = `<plist version="1.0"><dict>
<key>user</key><dict><key>NSStringDeviceSpecificRuleType</key><dict>
  <key>iphone</key><string>the user taps</string>
  <key>mac</key><dict><key>NSStringVariableWidthRuleType</key><dict>
    <key>20</key><string>a user</string><key>50</key><string>the user clicks</string></dict></dict>
  <key>user</key><dict/><string>of no key: user</string>
  <key>other</key><string>the user selects</string></dict>
  <key>NSStringFormatSpecTypeKey</key><string>user</string></dict>
<key>client</key><dict><key>NSStringFormatSpecTypeKey</key><string>user</string><key>20</key><string>user</string></dict>
</dict></plist>`;
    expect(textsOf(variants, 'stringsdict')).toEqual([
      'the user taps',
      'a user',
      'the user clicks',
      'the user selects',
    ]);
  });

  it('knows keys and texts however they are written, and leaves alone what is put in', () => {
    const written = `<plist version="1.0"><dict><key>users</key><dict>
<key>NSStringLocalizedFormatKey</key><string>%1$#@users@ pay a client &amp; %2$@ waits, %#@clients_of_user@</string>
<key>users</key><dict><key>NSStringFormatValueTypeKey</key><string>lld</string>
<key><![CDATA[one]]></key><string><![CDATA[a <b>user</b> & %lld]]></string>
<key><!-- user -->few</key><string>%1$ld users<!-- user --> here</string>
<key>&#111;ther</key><string>users &#8220;%#@user@&#8221;</string></dict></dict></dict></plist>`;
    for (const source of [written, `\uFEFF${written.replaceAll('\n', '\r\n')}`])
      expect(seen(source, 'stringsdict')).toEqual([
        '⟦%1$#@users@⟧ pay a client & ⟦%2$@⟧ waits, ⟦%#@clients_of_user@⟧',
        'a user & ⟦%lld⟧',
        '⟦%1$ld⟧ users here',
        'users “⟦%#@user@⟧”',
      ]);
  });

  it('gives the texts that plist gives', () => {
    fc.assert(
      fc.property(plainTexts, ([text = '']) => {
        const parsed = parsePlist(source(xml(text))) as { user: { users: { other: string } } };
        expect(flat(textsOf(source(xml(text)), 'stringsdict').at(-1) ?? '')).toBe(flat(parsed.user.users.other));
      }),
      { numRuns: 100 },
    );
  });
});

describe('reading XLIFF', () => {
  const unit = (source: string, target?: string, rest = '') =>
    `<trans-unit id="user"${rest}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}<note>user</note></trans-unit>`;
  const file = (units: string, languages: string) =>
    `<xliff version="1.2"><file ${languages}><body>${units}</body></file></xliff>`;

  it('takes translations into English, and sources that have none, which are keys as well', () => {
    const source = file(
      unit('user.name', 'the customer') + unit('a user', '') + unit('the client'),
      'source-language="en" target-language="en-GB"',
    );
    expect(textsOf(source, 'xliff')).toEqual(['the customer', 'a user', 'the client']);
    expect(reading(source, 'xliff').proses.map(({ context }) => context.bound === true)).toEqual([false, true, true]);
  });

  it('takes nothing of a translation into another language, of alternatives, and of what is not translated', () => {
    expect(textsOf(file(unit('user', 'x'), 'source-language="en" target-language="de"'), 'xliff')).toEqual([]);
    expect(textsOf(file(unit('user'), 'source-language="de"'), 'xliff')).toEqual([]);
    expect(
      textsOf(file(unit('user', undefined, ' translate="no"') + unit('client'), 'source-language="en"'), 'xliff'),
    ).toEqual(['client']);
    const alternative = `<trans-unit id="a"><source>user</source><alt-trans><source>client</source><target>client</target></alt-trans></trans-unit>`;
    expect(textsOf(file(alternative, 'source-language="en"'), 'xliff')).toEqual(['user']);
  });

  it('reads version 2, and leaves alone what is put in', () => {
    const source = `<xliff version="2.0" srcLang="en"><file><unit id="1"><notes><note>user</note></notes><segment>
<source>The <pc id="1">user</pc> of <ph id="2" equiv="X"/> {{name}} pays</source></segment></unit></file></xliff>`;
    expect(seen(source, 'xliff')).toEqual(['The user of ⟦<ph id="2" equiv="X"/>⟧ ⟦{{name}}⟧ pays']);
    const inline = file(
      unit('<x id="A" equiv-text="user"/> a user <g id="1">here</g><ph id="2">user</ph>'),
      'source-language="en"',
    );
    expect(textsOf(inline, 'xliff')).toEqual(['□ a user here□']);
  });
});

describe('XML', () => {
  it.each<LanguageId>(['android', 'resx', 'stringsdict', 'xliff'])('that is none is read without harm in %s', (id) => {
    for (const source of [
      '',
      '<',
      '<string',
      '<string>user',
      '<!--',
      '<![CDATA[user',
      '<string name="',
      '</string>user',
      'user < client',
    ])
      expect(textsOf(source, id)).toEqual([]);
  });

  it('finds directives in comments', () => {
    const source = '<resources><!-- distinguo-disable --><string name="a">user</string></resources>';
    expect(reading(source, 'android').comments.map(({ text }) => text)).toEqual([' distinguo-disable ']);
  });

  it('gives the texts that sax gives, and a fix changes words alone', () => {
    fc.assert(
      fc.property(plainTexts, fc.constantFrom('\n', '\r\n'), (texts, end) => {
        const source = `<root>${texts.map((text, i) => `<data name="user ${i}">${end}<value>${i % 2 ? `<![CDATA[${text}]]>` : xml(text)}</value></data>`).join(end)}</root>`;
        expect(textsOf(source, 'resx').map(flat)).toEqual(saxTexts(source).map(flat));
        const once = fixed(source, 'resx');
        expect(fixed(once, 'resx')).toBe(once);
        expect(saxTexts(once)).toHaveLength(texts.length);
        expect(once.replace(/<value>[\s\S]*?<\/value>/g, '')).toBe(source.replace(/<value>[\s\S]*?<\/value>/g, ''));
      }),
      { numRuns: 60 },
    );
  });
});

function saxTexts(source: string): string[] {
  const found: string[] = [];
  const parser = sax.parser(true);
  let text: string | undefined;
  const take = (more: string) => {
    if (text !== undefined) text += more;
  };
  parser.onopentag = ({ name }: { name: string }) => {
    if (name === 'value') text = '';
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onclosetag = (name: string) => {
    if (name === 'value') found.push(text ?? '');
    if (name === 'value') text = undefined;
  };
  parser.write(source).close();
  return found;
}
