import { describe, expect, it } from 'vitest';
import { presetNames, recommendedSettings, settingsFor, settingsResolver } from '../../configuration/index.js';
import { wordScanOf } from '../../engine/index.js';
import { compile } from '../../rules/index.js';
import { load, told } from './memory.js';

async function settings(text: string, path = 'a.md', others: Readonly<Record<string, string>> = {}) {
  const configuration = await load(text, others);
  expect(told(configuration)).toEqual([]);
  return settingsFor(configuration, path);
}

async function rolesOf(text: string, term: string): Promise<readonly string[]> {
  const { glossary } = await settings(text);
  return glossary.senses.filter((sense) => sense.term === term).map(({ role }) => role);
}

describe('a configuration that says nothing', () => {
  it.each(['', '{}', '# only a comment\n'])('leaves everything as it is: %j', async (text) => {
    expect(await settings(text)).toEqual(recommendedSettings);
  });
});

describe('a glossary of thousands', () => {
  it('is read whole', async () => {
    const letters = (index: number) => [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const terms = Array.from({ length: 20_000 }, (_, index) => `  term ${letters(index)}x: { role: buyer }`);
    const { glossary } = await settings(`terms:\n${terms.join('\n')}\n`);
    expect(glossary.terms).toHaveLength(20_000 + recommendedSettings.glossary.terms.length);
  });
});

describe('rules', () => {
  it('are set one by one', async () => {
    const { rules } = await settings('rules: { mixed-terms: off, set-compound: error }\n');
    expect(rules).toEqual({ ...recommendedSettings.rules, 'mixed-terms': 'off', 'set-compound': 'error' });
  });

  it('differ by file, and the later override wins', async () => {
    const text = `
rules: { mixed-terms: hint }
overrides:
  - files: docs/**
    rules: { mixed-terms: off }
  - files: ['*.mdx', docs/api]
    rules: { mixed-terms: error }
`;
    const of = async (path: string) => (await settings(text, path)).rules['mixed-terms'];
    expect(await of('a.md')).toBe('hint');
    expect(await of('docs/a.md')).toBe('off');
    expect(await of('deep/down/a.mdx')).toBe('error');
    expect(await of('docs/api/deep/a.md')).toBe('error');
    expect(await of('other/docs/a.md')).toBe('hint');
  });
});

describe('terms', () => {
  it('can take over a role', async () => {
    const { glossary } = await settings(
      'terms: { merchant: { role: buyer, preferred: true, definition: Who sells here. } }\n',
    );
    expect(glossary.preferred.buyer).toBe('merchant');
    expect(glossary.senses).toContainEqual({ term: 'merchant', role: 'buyer', definition: 'Who sells here.' });
    expect(glossary.terms.map(({ term }) => term)).toContain('customer');
  });

  it('can be named by their role alone', async () => {
    expect(await rolesOf('terms: { Member: operator }\n', 'member')).toEqual(['operator']);
    expect((await settings('roles: { operator: { preferred: member } }\n')).glossary.preferred.operator).toBe('member');
    expect(await rolesOf('roles: { operator: { preferred: member } }\n', 'member')).toEqual(['operator']);
  });

  it('may have several roles', async () => {
    expect(await rolesOf('terms: { patient: { roles: [consumer, operator] } }\n', 'patient')).toEqual([
      'consumer',
      'operator',
    ]);
    expect(await rolesOf('terms: { client: { roles: [client, buyer] } }\n', 'client')).toEqual(['client', 'buyer']);
  });

  it('keep the definitions of the roles that they keep', async () => {
    const { glossary } = await settings('terms: { client: { roles: [program] } }\n');
    expect(glossary.senses.filter(({ term }) => term === 'client')).toEqual(
      recommendedSettings.glossary.senses.filter(({ term, role }) => term === 'client' && role === 'program'),
    );
    expect(glossary.preferred.client).toBeUndefined();
  });

  it('can be left out', async () => {
    const { glossary } = await settings('terms: { consumer: false }\n');
    expect(glossary.terms.map(({ term }) => term)).not.toContain('consumer');
    expect(glossary.preferred.consumer).toBeUndefined();
  });

  it('can replace a term of the glossary, which is then only a spelling', async () => {
    const { glossary } = await settings('terms: { shopper: { role: buyer, deprecated: [customer, buyer] } }\n');
    expect(glossary.terms.map(({ term }) => term)).not.toContain('customer');
    expect(glossary.preferred.buyer).toBe('shopper');
    expect(glossary.terms).toContainEqual({ term: 'shopper', deprecated: ['customer', 'buyer'] });
  });

  it('have plurals of their own', async () => {
    const { glossary } = await settings('terms: { person: { role: operator, plural: people } }\n');
    expect(glossary.terms).toContainEqual({ term: 'person', plural: 'people', deprecated: [] });
  });
});

describe('exceptions', () => {
  it('hold for the files that they name', async () => {
    const text = `
exceptions:
  - { files: legal/**, term: Consumer, context: class action, reason: the wording of the law }
  - { term: user }
`;
    expect((await settings(text, 'legal/a.md')).exceptions).toEqual([
      { term: 'consumer', context: 'class action', reason: 'the wording of the law' },
      { term: 'user' },
    ]);
    expect((await settings(text, 'a.md')).exceptions).toEqual([{ term: 'user' }]);
  });
});

describe('the same settings', () => {
  it('share a glossary, and what is made of it, where they differ in decisions alone', async () => {
    const resolve = settingsResolver(
      await load(
        'decisions:\n  - { words: [customer, user], are: two actors, files: a.md }\n  - { words: [guest, member], are: two actors, files: b.md }\n',
      ),
    );
    const [a, b] = [resolve('a.md').settings, resolve('b.md').settings];
    expect([a.glossary.decisions?.length, b.glossary.decisions?.[0]?.words]).toEqual([1, ['guest', 'member']]);
    expect(compile(a).termbase.matcher).toBe(compile(b).termbase.matcher);
    expect(wordScanOf(b.glossary).test('A guest waits.')).toBe(true);
    expect(wordScanOf(a.glossary).test('A guest waits.')).toBe(false);
  });

  it('are one object for all files to which the same parts apply', async () => {
    const resolve = settingsResolver(
      await load('overrides: [{ files: docs/**, rules: { mixed-terms: off } }]\nignore: [old]\n'),
    );
    expect(resolve('a.md').settings).toBe(resolve('b/c.md').settings);
    expect(resolve('docs/a.md').settings).toBe(resolve('docs/b.md').settings);
    expect(resolve('docs/a.md').settings).not.toBe(resolve('a.md').settings);
    expect([resolve('old/a.md').ignoredBy, resolve('a.md').ignoredBy]).toEqual(['/team/distinguo.yml', undefined]);
  });
});

describe('presets', () => {
  it.each(presetNames)('%s is right, and leaves a word for buyers and for operators', async (name) => {
    const { glossary } = await settings(`extends: ${name}\n`);
    for (const role of ['buyer', 'operator'] as const) {
      const preferred = glossary.preferred[role];
      expect(glossary.senses.some((sense) => sense.role === role && sense.term === preferred)).toBe(true);
    }
  });

  it('merge roles as their guides do', async () => {
    expect(await rolesOf('extends: distinguo:red-hat\n', 'customer')).toEqual(['buyer', 'operator', 'client']);
    expect(await rolesOf('extends: distinguo:microsoft\n', 'client')).toEqual(['program']);
    expect((await settings('extends: distinguo:client-services\n')).glossary.preferred.buyer).toBe('client');
  });

  it('can be built on', async () => {
    const { glossary } = await settings(
      'extends: [distinguo:public-sector]\nroles: { operator: { preferred: resident } }\n',
    );
    expect(glossary.preferred).toMatchObject({ operator: 'resident', client: 'service user' });
  });
});

describe('a word that programs bear as well', () => {
  it('is one for people alone once its role is said', async () => {
    const text = 'The client clicks **Save** in the toolbar.';
    const found = async (configuration: string) =>
      compile(await settings(configuration))
        .review({ text, languageId: 'markdown' })
        .findings.map(({ rule, severity }) => `${rule}: ${severity}`);
    expect(await found('{}\n')).toEqual([]);
    expect(await found('terms: { client: buyer }\n')).toEqual(['role-mismatch: warning']);
  });
});

describe('what is worth reading', () => {
  it('is any source with a word of the glossary, in any spelling', async () => {
    const { glossary } = await settings(
      'terms: { service party: operator, person: { role: buyer, plural: people } }\n',
    );
    const wanted = wordScanOf(glossary);
    for (const text of ['CUSTOMERS', 'two\nservice\nparties', 'the people', 'end-user', 'enduser'])
      expect(wanted.test(text), text).toBe(true);
    for (const text of ['', 'nobody', 'use it']) expect(wanted.test(text), text).toBe(false);
  });

  it('is nothing when every word is left out', async () => {
    const { glossary } = await settings(
      'terms: { customer: false, user: false, end user: false, consumer: false, client: false }\n',
    );
    expect(wordScanOf(glossary).test('customer user')).toBe(false);
  });
});
