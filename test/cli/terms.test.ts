import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { fixed, written } from './underTerms.js';

describe('a word to be written as another', () => {
  it('is a whole rule on one line', async () => {
    expect(await written('terms: { whitelist: allowlist }\n', 'The whitelist is long.\n')).toBe(
      'The allowlist is long.\n',
    );
  });

  it('keeps number, case, article and the forms of a verb', async () => {
    const before = '# Whitelists\n\nA blacklist is empty. Whitelisted hosts pass; whitelisting takes a day.\n';
    const after = '# Allowlists\n\nAn exclusion list is empty. Allowlisted hosts pass; allowlisting takes a day.\n';
    expect(await written('terms: { whitelist: allowlist, blacklist: exclusion list }\n', before)).toBe(after);
  });

  it('may be of several words, over the end of a line', async () => {
    expect(await written('terms: { master branch: main branch }\n', 'Merge it into the master\nbranch.\n')).toBe(
      'Merge it into the main branch.\n',
    );
  });

  it('has irregular forms where they are given, and no guess where they are not', async () => {
    const before = 'The job is executed. Executing it takes a day.\n';
    expect(await fixed('terms: { execute: run }\n', before)).toEqual({
      text: 'The job is executed. Running it takes a day.\n',
      left: ['warning: “executed” is not the word of the glossary; it is “run”.'],
      stderr: '',
    });
    expect(await written('terms: { execute: run, run: { past: run } }\n', before)).toBe(
      'The job is run. Running it takes a day.\n',
    );
    expect(await written('terms: { mouse: { use: pointer, plural: mice } }\n', 'Two mice, one mouse.\n')).toBe(
      'Two pointers, one pointer.\n',
    );
  });

  it('is meant as one part of speech where that is said', async () => {
    const configuration = 'terms: { login: { use: log in, partOfSpeech: verb } }\n';
    expect(
      await written(configuration, 'Please login to the site. You can login here. The login page is blue.\n'),
    ).toBe('Please log in to the site. You can log in here. The login page is blue.\n');
  });

  it('holds for the readers and in the languages that are said', async () => {
    const configuration = `audiences: { developers: api/**, everybody: ['uk/**', us/**] }
languages: { en-GB: uk/**, en-US: us/** }
terms:
  color: { use: colour, language: en-GB }
  colour: { use: color, language: [en-US] }
  sunset: { use: retire, audience: everybody }
  invoke: { use: call, audience: [developers, everybody], language: en-GB }
`;
    const before = 'The color of a colour. We sunset it. We invoke it.\n';
    for (const [folder, after] of [
      ['uk', 'The colour of a colour. We retire it. We call it.\n'],
      ['us', 'The color of a color. We retire it. We invoke it.\n'],
      ['api', before],
    ] as const)
      expect(await written(configuration, before, `${folder}/a.md`)).toBe(after);
    const slip = configuration.replace('audience: everybody', 'audience: evrybody');
    const { code, stderr } = await new Workspace({ 'distinguo.yml': slip, 'a.md': before }).run(['a.md']);
    expect([code, stderr]).toEqual([
      2,
      'distinguo: distinguo.yml:6:36: No files are said of the audience “evrybody”: name them under “audiences”. Did you mean “everybody”?\n',
    ]);
  });

  it('is a noun of its own beside its verb, which alone is written for it', async () => {
    const configuration =
      'terms: { log in: { partOfSpeech: verb, deprecated: [login] }, login: { partOfSpeech: noun } }\n';
    expect(
      await written(
        configuration,
        'You login here. Users login to the site. The login page is blue. Our login failed.\n',
      ),
    ).toBe('You log in here. Users log in to the site. The login page is blue. Our login failed.\n');
    const noun = 'terms: { sign-in: { partOfSpeech: noun, deprecated: [sign in] } }\n';
    expect(await written(noun, 'The sign in page is blue. Sign in here. Guests sign in. Your sign in failed.\n')).toBe(
      'The sign-in page is blue. Sign in here. Guests sign in. Your sign-in failed.\n',
    );
    const workspace = new Workspace({ 'distinguo.yml': configuration });
    expect((await workspace.run(['glossary', 'check'])).stdout).toBe('2 terms, 0 contradictions\n');
  });

  it('of a verb and its particle is inflected in the verb', async () => {
    const before =
      'You log in. She logs in. They logged in. A guest is logging in. The guest logs in. The log in page.\n';
    expect(await written('terms: { sign in: { deprecated: [log in], partOfSpeech: verb } }\n', before)).toBe(
      'You sign in. She signs in. They signed in. A guest is signing in. The guest signs in. The log in page.\n',
    );
    expect(await written('terms: { log in: sign in }\n', 'They logged in, and the guest logs in.\n')).toBe(
      'They signed in, and the guest signs in.\n',
    );
    expect(await written('terms: { start up: set up }\n', 'They started up. It starts up.\n')).toBe(
      'They started up. It sets up.\n',
    );
  });

  it('that is a verb takes the place of no noun', async () => {
    expect(
      await written(
        'terms: { sign in: { deprecated: [login], partOfSpeech: verb } }\n',
        'You login here. The login page is blue.\n',
      ),
    ).toBe('You sign in here. The login page is blue.\n');
  });

  it('is left alone in code, links, quotations and names', async () => {
    const text = 'Call `whitelist()`; see [it](whitelist.html). He wrote “whitelist”. Ask Whitelist Works.\n';
    expect(await written('terms: { whitelist: allowlist }\n', text)).toBe(text);
  });

  it('takes its role along', async () => {
    const text = 'The dialog closes when the customer clicks **Cancel**.\n';
    expect(await written('terms: { user: operator, operator: { role: operator, deprecated: [user] } }\n', text)).toBe(
      'The dialog closes when the operator clicks **Cancel**.\n',
    );
    expect(await written('terms: { customer: merchant }\n', 'Each customer pays. Each user pays the invoice.\n')).toBe(
      'Each merchant pays. Each merchant pays the invoice.\n',
    );
  });
});

describe('a name with its own capitals', () => {
  it.each([
    ['a short rule', 'terms: { LedgerLy: Ledgerly }\n'],
    ['a deprecated spelling', 'terms: { Ledgerly: { deprecated: [LedgerLy] } }\n'],
    ['case: exact', 'terms: { Ledgerly: { case: exact } }\n'],
  ])('is written so, and found only where it is not: %s', async (_, configuration) => {
    const text = '# LEDGERLY FOR ALL\n\nLedgerLy opens. Ledgerly closes.\n';
    expect(await fixed(configuration, text)).toEqual({
      text: '# LEDGERLY FOR ALL\n\nLedgerly opens. Ledgerly closes.\n',
      left: [],
      stderr: '',
    });
  });

  it('keeps them where it takes the place of another', async () => {
    expect(await written('terms: { js: JavaScript }\n', 'JS is a language. We like js.\n')).toBe(
      'JavaScript is a language. We like JavaScript.\n',
    );
  });
});

describe('a word that is not to be written at all', () => {
  it('is found, with the words of the team and without a fix', async () => {
    const configuration = 'terms: { simply: { status: forbidden, message: Nothing is simple for everybody. } }\n';
    expect(await fixed(configuration, 'Simply open it.\n')).toEqual({
      text: 'Simply open it.\n',
      left: ['error: Nothing is simple for everybody.'],
      stderr: '',
    });
  });

  it('is as loud as the team says', async () => {
    const at = async (more: string) =>
      (await fixed(`terms: { simply: { status: deprecated${more} } }\n`, 'Simply open it.\n')).left;
    expect(await at('')).toEqual(['warning: “Simply” is not to be written, says the glossary.']);
    expect(await at(', severity: hint')).toEqual(['hint: “Simply” is not to be written, says the glossary.']);
  });

  it('is no longer proposed, and left alone in set compounds', async () => {
    const { left } = await fixed(
      'terms: { user: { status: forbidden }, end user: { status: forbidden } }\n',
      'The user opens it. The user interface is new. The customer clicks **Save**.\n',
    );
    expect(left).toEqual(['error: “user” is not to be written, says the glossary.']);
  });

  it('may be forbidden in favour of another', async () => {
    const { text, left } = await fixed(
      'terms: { allowlist: { forbidden: [whitelist], admitted: [allow list] } }\n',
      'The allow list and the whitelist are long.\n',
    );
    expect([text, left]).toEqual(['The allow list and the allowlist are long.\n', []]);
  });
});
