import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../configuration/index.js';
import { rules } from '../../rules/index.js';
import { check, exampleOf } from '../support/example.js';

const sentences = rules
  .flatMap(({ flags, passes }) => [...flags, ...passes])
  .map((example) => exampleOf(example).source);

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { flags, passes, summary, rationale }) => {
  it.each(flags)('finds what is marked, and nothing else: %s', (example) => {
    expect(exampleOf(example).marks, 'an example that is flagged marks what is found').not.toEqual([]);
    check(example, id);
  });

  it.each(passes)('says nothing: %s', (example) => {
    expect(exampleOf(example).marks, 'an example that passes has no marks').toEqual([]);
    check(example, id);
  });

  it('shows enough of what it flags and of what it leaves alone', () => {
    expect(flags.length).toBeGreaterThanOrEqual(8);
    expect(passes.length).toBeGreaterThanOrEqual(10);
  });

  it('says in one sentence what it looks for, and why', () => {
    expect(summary).toMatch(/^\p{Lu}[^\n]{20,100}\.$/u);
    expect(rationale.length).toBeGreaterThan(150);
  });
});

describe('the rules', () => {
  it('never show one example twice', () => {
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
  });

  it('are those that a configuration can name', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual([...ruleIds].sort());
  });
});

describe('the marks of an example', () => {
  it('are taken out of its text', () => {
    expect(exampleOf('An «end user→customer» pays a «fee».')).toEqual({
      source: 'An end user pays a fee.',
      fixed: 'An customer pays a fee.',
      marks: [
        { start: 3, written: 'end user', fixed: 'customer' },
        { start: 19, written: 'fee' },
      ],
    });
  });

  it.each(['«user', 'user»', '«a→b→c»', '«»'])('must be whole: %s', (marked) => {
    expect(() => exampleOf(marked)).toThrow('not closed');
  });

  it.each([
    ['a finding that is not marked', 'The customer clicks **Save**.'],
    ['a mark without a finding', 'The «customer→user» waits.'],
    ['another fix', 'The «customer→end user» clicks **Save**.'],
    ['another range', 'The «customer clicks→user clicks» **Save**.'],
    ['another rule', 'The «consumer→user» manual lies in the box.'],
  ])('do not let %s pass', (_what, marked) => {
    expect(() => check(marked, 'role-mismatch')).toThrow();
  });
});
