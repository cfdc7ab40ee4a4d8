import fc from 'fast-check';
import { po } from 'gettext-parser';
import { describe, expect, it } from 'vitest';
import { reading, runsOf, seen } from '../prose/reading.js';
import { fixed, plainTexts, textsOf } from './texts.js';

const head = (language: string) => `msgid ""\nmsgstr ""\n"Project-Id-Version: user\\n"\n"Language: ${language}\\n"\n\n`;

describe('reading gettext', () => {
  it('takes translations into English, and what has none', () => {
    const source = `${head('en_GB')}# user\n#. user\nmsgctxt "user"\nmsgid "user.name"\nmsgstr "the customer"\n\nmsgid "a user"\nmsgid_plural "%d users"\nmsgstr[0] ""\nmsgstr[1] ""\n\n#~ msgid "user"\nmsgid "x"\nmsgstr[0] "one client"\nmsgstr[1] "%d clients"\n`;
    expect(textsOf(source, 'po')).toEqual(['the customer', 'a user', '□ users', 'one client', '□ clients']);
    const bound = reading(source, 'po').proses.map(({ context }) => context.bound === true);
    expect(bound).toEqual([false, true, true, false, false]);
  });

  it('takes nothing of a translation into another language', () => {
    expect(textsOf(`${head('de')}msgid "user"\nmsgstr "client"\n`, 'po')).toEqual([]);
    expect(textsOf(`${head('sr@latin')}msgid "user"\nmsgstr ""\n`, 'po')).toEqual([]);
    expect(textsOf(`${head('')}msgid "user"\nmsgstr ""\n`, 'po')).toEqual(['user']);
  });

  it('reads strings that go on over lines as one text, and knows where it stands', () => {
    const source = 'msgid ""\n"the user "\n"clicks\\n"\n"\\"Save\\" \\x41"\nmsgstr ""\n';
    const [prose] = reading(source, 'po').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'the user ',
      'clicks',
      '\n≠\\n',
      '"≠\\"',
      'Save',
      '"≠\\"',
      ' ',
      'A≠\\x41',
    ]);
  });

  it('leaves alone what a program puts in', () => {
    expect(seen('msgid "the user %(name)s has {count} of %s%%"\nmsgstr ""', 'po')).toEqual([
      'the user ⟦%(name)s⟧ has ⟦{count}⟧ of ⟦%s⟧%%',
    ]);
  });

  it.each(['', 'msgid "user', 'user', '"user"', 'msgstr user', '#~ msgid "user"'])('reads nothing in %j', (source) =>
    expect(textsOf(source, 'po')).toEqual([]),
  );

  it('rewrites translations; keys only as steps are, since programs look for them', () => {
    const source = `${head('en')}msgid "a"\nmsgstr "When the enduser clicks"\n\nmsgid "The enduser"\nmsgstr ""\n`;
    expect(fixed(source, 'po')).toBe(source.replaceAll('enduser', 'end user'));
    expect(fixed(source, 'po', false)).toBe(source.replace('enduser', 'end user'));
  });

  it('gives the texts that gettext-parser gives, and a fix changes words alone', () => {
    fc.assert(
      fc.property(plainTexts, fc.constantFrom('\n', '\r\n'), (texts, end) => {
        const translations = Object.fromEntries(
          texts.map((text, index) => [
            `k${index}`,
            { msgid: `k${index}`, msgid_plural: 'x', msgstr: [text, `${text} users`] },
          ]),
        );
        const table = { charset: 'utf-8', headers: { Language: 'en' }, translations: { '': translations } };
        const source = po.compile(table, { foldLength: 30, eol: end } as object).toString();
        expect(textsOf(source, 'po')).toEqual(texts.flatMap((text) => [text, `${text} users`]));
        const once = po.parse(fixed(source, 'po')).translations[''] ?? {};
        expect(Object.keys(once).slice(1)).toEqual(Object.keys(translations));
      }),
      { numRuns: 60 },
    );
  });
});
