import { describe, expect, it } from 'vitest';
import { findConfiguration, loadConfiguration, settingsFor } from '../../configuration/index.js';
import { load, memoryHost, told } from './memory.js';

const off = 'rules: { mixed-terms: off }\n';

describe('extends', () => {
  it('applies files in their order, and the extending file last', async () => {
    const configuration = await load(
      'extends: [./a.yml, shared/b.yml.no, ./shared/b.json]\nrules: { set-compound: hint }\n'.replace(
        'shared/b.yml.no, ',
        '',
      ),
      {
        'a.yml': 'rules: { mixed-terms: error, set-compound: off, term-variant: off }\n',
        'shared/b.json': '{ "rules": { "mixed-terms": "off" }, "extends": "../c.yml" }',
        'c.yml': 'rules: { mixed-terms: hint, definition-drift: hint }\n',
      },
    );
    expect(told(configuration)).toEqual([]);
    expect(settingsFor(configuration, 'a.md').rules).toMatchObject({
      'mixed-terms': 'off',
      'set-compound': 'hint',
      'term-variant': 'off',
      'definition-drift': 'hint',
    });
    expect(configuration.files).toEqual(['/team/distinguo.yml', '/team/a.yml', '/team/shared/b.json', '/team/c.yml']);
  });

  it('finds an installed package, here or above', async () => {
    const packages = {
      'node_modules/@acme/words/distinguo.yml': 'extends: ./more.yml\n',
      'node_modules/@acme/words/more.yml': off,
      '/node_modules/house/strict.yaml': 'rules: { set-compound: off }\n',
    };
    const configuration = await load("extends: ['@acme/words', house/strict.yaml]\n", packages);
    expect(told(configuration)).toEqual([]);
    expect(settingsFor(configuration, 'a.md').rules).toMatchObject({ 'mixed-terms': 'off', 'set-compound': 'off' });
  });

  const refusals: readonly (readonly [string, string])[] = [
    ['distinguo:redhat', 'unknown-preset: There is no preset “distinguo:redhat”. Did you mean “distinguo:red-hat”?'],
    ['./gone.yml', 'not-found: /team/gone.yml does not exist.'],
    ['gone', 'not-found: The package “gone” is not installed'],
    ['../secret.yml', 'refused: “../secret.yml” lies outside of /team'],
    ['./a/../../secret.yml', 'refused: “./a/../../secret.yml” lies outside of /team'],
    ['/secret.yml', 'bad-value: “/secret.yml” is neither a preset'],
    ['house/../../secret.yml', 'bad-value: “house/../../secret.yml” is neither a preset'],
    ['house/rules.js', 'refused: “house/rules.js” is not data'],
    ['https://example.com/a.yml', 'bad-value: “https://example.com/a.yml” is neither a preset'],
  ];
  it.each(refusals)('refuses %s, where it stands', async (name, message) => {
    const configuration = await load(`extends:\n  - '${name}'\nrules: { mixed-terms: off }\n`, {
      '/secret.yml': 'rules: { set-compound: off }\n',
    });
    expect(told(configuration)).toHaveLength(1);
    expect(told(configuration)[0]).toContain(`distinguo.yml:2:5 ${message}`);
    expect(settingsFor(configuration, 'a.md').rules).toMatchObject({ 'mixed-terms': 'off', 'set-compound': 'default' });
  });

  it('does not go round in circles', async () => {
    const configuration = await load('extends: ./a.yml\n', { 'a.yml': `extends: ./distinguo.yml\n${off}` });
    expect(told(configuration)).toEqual([
      'a.yml:1:10 cycle: This extends /team/distinguo.yml, which extends this: remove one of the two.',
    ]);
    expect(settingsFor(configuration, 'a.md').rules['mixed-terms']).toBe('off');
  });

  it('does not follow a link out of the workspace', async () => {
    const host = memoryHost({ '/team/distinguo.yml': 'extends: ./a.yml\n', '/team/a.yml': off });
    const linked = { ...host, realPath: async (path: string) => (path === '/team/a.yml' ? '/elsewhere/a.yml' : path) };
    const configuration = await loadConfiguration(linked, '/team/distinguo.yml', '/team');
    expect(told(configuration)[0]).toContain('distinguo.yml:1:10 refused');
  });

  it('tells the mistakes of an extended file by its own name', async () => {
    expect(told(await load('extends: ./a.yml\n', { 'a.yml': '\nrulez: 1\n' }))[0]).toMatch(/^a\.yml:2:1 unknown-key/);
  });

  it('does not multiply without end', async () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    const files = Object.fromEntries(
      names.map((index) => [`${index}.yml`, `extends: [./${index + 1}.yml, ./${index + 1}.yml]\n`]),
    );
    const configuration = await load('extends: ./0.yml\n', { ...files, '40.yml': off });
    expect(configuration.files.length).toBeLessThanOrEqual(50);
    expect(configuration.problems.length).toBeGreaterThan(0);
  });
});

describe('the configuration of a document', () => {
  const host = memoryHost({
    '/w/distinguo.yml': '',
    '/w/docs/distinguo.json': '',
    '/distinguo.yml': '',
    '/w/both/distinguo.yaml': '',
    '/w/both/distinguo.yml': '',
  });
  const found = async (folder: string, root = '/w') => (await findConfiguration(host, folder, root)).file;

  it('is the nearest upwards, but none above the workspace', async () => {
    expect(await found('/w/docs/deep/down')).toBe('/w/docs/distinguo.json');
    expect(await found('/w/src')).toBe('/w/distinguo.yml');
    expect(await found('/w/both')).toBe('/w/both/distinguo.yml');
    expect(await found('/v/src', '/v')).toBeUndefined();
  });

  it('that cannot be read is a problem, not a reason to look further', async () => {
    const broken = { readFile: async () => Promise.reject(new Error('may not be opened')) };
    expect((await findConfiguration(broken, '/w/docs', '/w')).file).toBe('/w/docs/distinguo.yml');
    const configuration = await loadConfiguration(broken, '/w/docs/distinguo.yml', '/w');
    expect(configuration.problems.map(({ message }) => message)).toEqual(['/w/docs/distinguo.yml may not be opened.']);
  });
});
