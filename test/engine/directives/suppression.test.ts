import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../../configuration/index.js';
import type { LanguageId, Settings } from '../../../engine/index.js';
import { review } from '../../../rules/index.js';

const wrong = 'Each enduser has a badge.';

interface Outcome {
  /** The lines with findings, from 1. */
  readonly found: readonly number[];
  readonly silenced: readonly number[];
  /** What each problem points at, and what it says. */
  readonly problems: readonly (readonly [string, string])[];
}

function outcome(text: string, languageId: LanguageId = 'markdown', settings: Settings = recommendedSettings): Outcome {
  const { findings, suppressed, problems } = review({ text, languageId }, settings);
  const lineOf = (offset: number) => text.slice(0, offset).split(/\r\n|\n|\r/).length;
  return {
    found: findings.map(({ span }) => lineOf(span.start)),
    silenced: suppressed.map(({ span }) => lineOf(span.start)),
    problems: problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
  };
}

const lines = (...all: readonly string[]) => all.join('\n');

describe('a directive', () => {
  it('silences the next line', () => {
    const text = lines('<!-- distinguo-disable-next-line -->', wrong, '', wrong);
    expect(outcome(text)).toEqual({ found: [4], silenced: [2], problems: [] });
  });

  it('takes the next line that is not blank, as Markdown often needs one between', () => {
    expect(outcome(lines('<!-- distinguo-disable-next-line -->', '', '', wrong, wrong))).toMatchObject({
      found: [5],
      silenced: [4],
    });
  });

  it('silences its own line', () => {
    const text = lines(`${wrong} <!-- distinguo-disable-line -->`, '', wrong);
    expect(outcome(text)).toEqual({ found: [3], silenced: [1], problems: [] });
  });

  it('silences a block, or all up to the end', () => {
    const text = lines(
      wrong,
      '',
      '<!-- distinguo-disable -->',
      '',
      wrong,
      '',
      '<!-- distinguo-enable -->',
      '',
      wrong,
      '',
      '<!-- distinguo-disable -->',
      '',
      wrong,
    );
    expect(outcome(text)).toEqual({ found: [1, 9], silenced: [5, 13], problems: [] });
  });

  it('silences the whole file, wherever it stands', () => {
    expect(outcome(lines(wrong, '', '<!-- distinguo-disable-file -->'))).toEqual({
      found: [],
      silenced: [1],
      problems: [],
    });
  });

  it('is about the rules that it names, by commas or spaces, with a reason after two hyphens', () => {
    for (const list of [
      'term-variant',
      'role-mismatch, term-variant',
      'term-variant mixed-terms -- the law says so',
      'term-variant --',
    ]) {
      expect(outcome(lines(`<!-- distinguo-disable-next-line ${list} -->`, wrong)), list).toEqual({
        found: [],
        silenced: [2],
        problems: [],
      });
    }
    expect(outcome(lines('<!-- distinguo-disable-next-line -- the law -->', wrong))).toMatchObject({
      silenced: [2],
      problems: [],
    });
    expect(outcome(lines('<!-- distinguo-disable-next-line mixed-terms -->', wrong)).found).toEqual([2]);
  });

  it('can give one rule back within a block for all', () => {
    const text = lines(
      '<!-- distinguo-disable -->',
      '',
      wrong,
      '',
      '<!-- distinguo-enable term-variant -->',
      '',
      wrong,
    );
    expect(outcome(text)).toEqual({ found: [7], silenced: [3], problems: [] });
  });

  it('works over CRLF and CR as over LF', () => {
    const text = lines(
      '<!-- distinguo-disable-next-line -->',
      wrong,
      '',
      `${wrong} <!-- distinguo-disable-line -->`,
      '',
      wrong,
    );
    for (const end of ['\r\n', '\r']) {
      expect(outcome(text.replaceAll('\n', end)), JSON.stringify(end)).toEqual({
        found: [6],
        silenced: [2, 4],
        problems: [],
      });
    }
  });
});

describe('the comment of each format', () => {
  const formats: readonly (readonly [LanguageId, string, number])[] = [
    ['markdown', lines('# A', '', '<!-- distinguo-disable-next-line term-variant -->', wrong), 4],
    ['mdx', lines('{/* distinguo-disable-next-line term-variant */}', '', wrong), 3],
    ['mdx', lines('<!-- distinguo-disable-next-line term-variant -->', wrong), 2],
    ['mdx', lines('{/* <!-- distinguo-disable-next-line term-variant -- old --> */}', '', wrong), 3],
    ['mdx', lines(`${wrong} {/* <!-- distinguo-disable-line --> */}`), 1],
    ['markdown', lines('---', '# distinguo-disable-next-line term-variant', `title: ${wrong}`, '---'), 3],
    ['html', lines('<p>A</p>', '<!-- distinguo-disable-next-line term-variant -->', `<p>${wrong}</p>`), 3],
    [
      'gherkin',
      lines(
        'Feature: Badges',
        '',
        '  # distinguo-disable-next-line term-variant',
        '  Scenario: Each enduser has a badge',
        '    Given a badge',
      ),
      4,
    ],
  ];
  it.each(formats)('holds directives: %s, %j', (languageId, text, line) => {
    expect(outcome(text, languageId)).toEqual({ found: [], silenced: [line], problems: [] });
  });
});

describe('a directive that does nothing', () => {
  it('is told, at its name and rules', () => {
    const text = lines('<!-- distinguo-disable-next-line term-variant -- old -->', 'Nobody here but a user.');
    expect(outcome(text).problems).toEqual([
      [
        'distinguo-disable-next-line term-variant',
        'Nothing by term-variant is found here any more: remove “distinguo-disable-next-line”.',
      ],
    ]);
  });

  it('is told in a document without any word of the glossary', () => {
    expect(outcome('<!-- distinguo-disable-file -->\n').problems).toHaveLength(1);
  });

  it('is not told when its rule is off', () => {
    const rules = { ...recommendedSettings.rules, 'term-variant': 'off' } as const;
    const text = lines('<!-- distinguo-disable-next-line term-variant -->', wrong);
    expect(outcome(text, 'markdown', { ...recommendedSettings, rules }).problems).toEqual([]);
  });

  it('is told when it would only end what nothing began', () => {
    expect(outcome(lines('<!-- distinguo-enable -->', '', 'A user.')).problems).toEqual([
      ['distinguo-enable', 'Nothing is disabled here that “distinguo-enable” could end: remove it.'],
    ]);
  });
});

describe('a malformed directive', () => {
  it('with an unknown name is told, with the name that was meant', () => {
    const text = lines('<!-- distinguo-disable-nextline -->', wrong);
    expect(outcome(text)).toMatchObject({
      found: [2],
      problems: [
        ['distinguo-disable-nextline', expect.stringContaining('Did you mean “distinguo-disable-next-line”?')],
      ],
    });
  });

  it('with an unknown rule is told, and silences only what it names rightly', () => {
    const text = lines('<!-- distinguo-disable-next-line term-varient -->', wrong);
    expect(outcome(text)).toMatchObject({
      found: [2],
      problems: [['term-varient', expect.stringContaining('Did you mean “term-variant”?')]],
    });
    const half = lines('<!-- distinguo-disable-next-line mixed-term, term-variant -->', wrong);
    expect(outcome(half)).toMatchObject({ silenced: [2], problems: [['mixed-term', expect.anything()]] });
  });

  it('with its reason in the wrong place is told once', () => {
    const { problems } = outcome(lines('<!-- distinguo-disable-next-line because the law says so -->', wrong));
    expect(problems).toEqual([['because', expect.stringContaining('Write the reason after “--”')]]);
  });

  it('is no directive when a comment only speaks of one', () => {
    expect(outcome(lines('<!-- Here distinguo-disable would be wrong. -->', '', wrong))).toEqual({
      found: [3],
      silenced: [],
      problems: [],
    });
  });
});
