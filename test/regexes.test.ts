import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { loadConfiguration, recommendedSettings, settingsFor } from '../configuration/index.js';
import { languageIds, type Settings } from '../engine/index.js';
import { review } from '../rules/index.js';
import { givenUp } from './support/given-up.js';
import { type Found, regexesBuiltBy, regexesIn } from './support/regexes.js';

const hardWords = `
terms:
  a.b (c)*: buyer
  a+: buyer
  end user end user end user: operator
  o’neill & sons’ guest:
    role: client
    plural: the o’neills & sons’ guests
    deprecated: [a-a-a, a a a a, "user/user", aa aa, aaa, party]
  aaaa aaaa aaaa aaaa aaaa aaaa: consumer
`;

describe('no text makes a search go back over and over', () => {
  it('in any expression that is written in the sources', () => {
    const found = regexesIn([
      'engine',
      'rules',
      'configuration',
      'glossary',
      'office',
      'cli',
      'server',
      'client',
      'library',
    ]);
    expect(found.length).toBeGreaterThan(200);
    expect(slowIn(found)).toEqual([]);
  });

  it('in those that are made of a glossary, whatever its words are', async () => {
    const host = { readFile: async (file: string) => (file === '/distinguo.yml' ? hardWords : undefined) };
    const configured = settingsFor(await loadConfiguration(host, '/distinguo.yml', '/'), 'a.md');
    expect(configured.glossary.terms.length).toBeGreaterThan(recommendedSettings.glossary.terms.length);
    const found = regexesBuiltBy(() => {
      // Of settings that were used before, the expressions may have been kept.
      for (const settings of [recommendedSettings, givenUp, configured]) reviewEverything(structuredClone(settings));
    });
    expect(found.length).toBeGreaterThan(5);
    expect(slowIn(found)).toEqual([]);
  });
});

/** A text in every format that has whatever makes the readers put an expression together. */
function reviewEverything(settings: Settings): void {
  const text = 'The user pays.\n\nexport const a = `\nuser\n`\n\n```\nuser\n```\n\n~~~~\nuser\n~~~~\n\nA user/user.\n';
  for (const languageId of languageIds) review({ text, languageId }, settings);
}

/** The expressions that take more than linear time on some text, with the piece that is to blame. */
function slowIn(found: readonly Found[]): readonly string[] {
  return found.flatMap(({ file, source, flags }) =>
    analyse({ source, flags }).reports.map((report) => `${file}: /${source}/${flags} (${report.type})`),
  );
}
