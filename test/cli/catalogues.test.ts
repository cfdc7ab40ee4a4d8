import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const wrong = 'When the customer clicks “Save”, the plan is kept.';
const right = wrong.replace('customer', 'user');
const json = (text: string) => `${JSON.stringify({ plans: { hint: text } }, null, 2)}\n`;

const read = async (workspace: Workspace, ...args: string[]) =>
  (await workspace.report(...args)).files.map(({ path }) => path);

describe('catalogues of texts', () => {
  it('are read in a folder, in English alone, and no other JSON, YAML and XML is', async () => {
    const files = [
      'locales/en/plans.json',
      'locales/de/plans.json',
      'locales/en/package.json',
      'package.json',
      'tsconfig.json',
      'data/plans.json',
    ];
    const workspace = new Workspace({
      ...Object.fromEntries(files.map((name) => [name, json(wrong)])),
      'config/locales/en.yml': `en:\n  hint: ${wrong}\n`,
      'docker-compose.yml': `hint: ${wrong}\n`,
      'res/values/strings.xml': `<resources><string name="a">${wrong}</string></resources>\n`,
      'res/values-de/strings.xml': `<resources><string name="a">${wrong}</string></resources>\n`,
      'pom.xml': `<a><string>${wrong}</string></a>\n`,
    });
    expect(await read(workspace)).toEqual(['config/locales/en.yml', 'locales/en/plans.json', 'res/values/strings.xml']);
    await workspace.run(['--fix']);
    expect(workspace.read('locales/en/plans.json')).toBe(json(right));
    for (const name of files.slice(1)) expect(workspace.read(name)).toBe(json(wrong));
    expect(workspace.read('config/locales/en.yml')).toBe(`en:\n  hint: ${right}\n`);
  });

  it.each([
    ['an escape between its words', 'a.json', '{"hint": "The old\\u00a0gadget waits."}'],
    ['its words in two strings', 'a.po', 'msgid "hint"\nmsgstr "The old "\n"gadget waits."\n'],
  ])('have a finding without a fix for a term with %s', async (_, name, text) => {
    const path = `locales/en/${name}`;
    const workspace = new Workspace({ 'distinguo.yml': 'terms: {old gadget: apparatus}\n', [path]: text });
    const [file] = (await workspace.report('--fix')).files;
    expect(file?.findings).toMatchObject([{ rule: 'term-variant', replacements: [] }]);
    expect(workspace.read(path)).toBe(text);
  });

  it('that are named, and are none by their path, are told with a remedy and fail nothing', async () => {
    const workspace = new Workspace({ 'data/plans.json': json(wrong), 'package.json': json(wrong) });
    const { code, stderr } = await workspace.run(['data/plans.json']);
    expect(stderr).toContain(
      'note: data/plans.json is not read: by its path it is none of the JSON catalogues in English. To have it read, write “formats: { "plans.json": json }” into the configuration.',
    );
    expect(code).toBe(0);
    const { stderr: told, code: failed } = await workspace.run(['--stdin-filename', 'data/plans.json'], {
      input: '{}',
    });
    expect([told.includes('--stdin-filename data/plans.json is not read:'), failed]).toEqual([true, 2]);
  });

  it('are what the configuration says, but package.json never is one', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'formats:\n  "*.json": json\n  "locales/**": false\n',
      'data/plans.json': json(wrong),
      'package.json': json(wrong),
      'locales/en.json': json(wrong),
    });
    expect(await read(workspace)).toEqual(['data/plans.json']);
  });

  it('with steps of other programs are rewritten with --steps alone', async () => {
    const pot = `msgid "${wrong}"\nmsgstr ""\n`;
    const workspace = new Workspace({ 'po/app.pot': pot });
    expect((await workspace.run(['--fix'])).stdout).toContain(
      '1 in texts that programs look for (steps of Gherkin, keys',
    );
    expect(workspace.read('po/app.pot')).toBe(pot);
    await workspace.run(['--fix', '--steps']);
    expect(workspace.read('po/app.pot')).toBe(pot.replace(wrong, right));
  });
});
