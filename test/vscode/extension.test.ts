import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { roles } from '../../engine/index.js';

const json = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'));

describe('the extension', () => {
  it('names only files that are there', () => {
    const { icon, l10n, contributes } = json('package.json');
    const media = contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { image: string } }[] }) =>
      steps.map(({ media: { image } }) => image),
    );
    const schemas = [...contributes.jsonValidation, ...contributes.yamlValidation].map(
      ({ url }: { url: string }) => url,
    );
    for (const file of [icon, l10n, ...media, ...schemas]) expect(fs.existsSync(file), file).toBe(true);
  });

  it('says where faults are reported, and that it is not finished', () => {
    const { bugs, qna, preview, keywords, repository, sponsor } = json('package.json');
    expect({ qna, preview, sponsor }).toEqual({ qna: false, preview: true, sponsor: undefined });
    expect(new URL(bugs.url).host).toBe(new URL(repository.url).host);
    expect(keywords).toContain('multi-root ready');
  });

  it('registers every command that the manifest names', () => {
    const commands = json('package.json').contributes.commands.map(({ command }: { command: string }) => command);
    const source = sourcesOf('client').join('\n');
    for (const command of commands) expect(source).toContain(`'${command}'`);
  });

  it('tells every condition of its own that the manifest asks for, and knows every menu entry', () => {
    const { commands, menus, submenus, walkthroughs } = json('package.json').contributes;
    const asked = JSON.stringify({ menus, walkthroughs, commands }).match(/\bdistinguo\.(?:is|has|glossaryF)\w+/g);
    const source = sourcesOf('client').join('\n');
    for (const context of new Set(asked)) expect(source).toContain(`'setContext', '${context}'`);
    const entries: { command?: string; submenu?: string }[] = Object.values<never[]>(menus).flat();
    const known = [...commands.map(({ command }: { command: string }) => command), submenus[0].id];
    for (const { command, submenu } of entries) expect(known).toContain(command ?? submenu);
  });

  it('has a button in the title of Markdown with findings', () => {
    const { commands, menus } = json('package.json').contributes;
    expect(menus['editor/title']).toEqual([
      {
        command: 'distinguo.nextFinding',
        when: 'editorLangId == markdown && distinguo.hasFindings',
        group: 'navigation',
      },
    ]);
    // A button without a picture is its whole text, beside the tabs.
    const next = commands.find(({ command }: { command: string }) => command === 'distinguo.nextFinding');
    expect(next.icon).toMatch(/^\$\([\w-]+\)$/);
  });

  it('reads the pretty output of the command line as problems', () => {
    const text = 'Each customer opens the dashboard and clicks the Export button.\n';
    const { stdout } = spawnSync(process.execPath, ['dist/cli.js', '--stdin', '--stdin-filename', 'docs/a.md'], {
      input: text,
      encoding: 'utf8',
    });
    const [{ pattern }] = json('package.json').contributes.problemMatchers;
    const [place, message] = pattern.map(({ regexp }: { regexp: string }) => new RegExp(regexp));
    const lines = stdout.split('\n');
    const first = lines.findIndex((line) => place.test(line));
    expect(place.exec(lines[first])?.slice(1)).toEqual(['docs/a.md', '1', '6', 'warning', 'role-mismatch']);
    expect(message.exec(lines[first + 1] ?? '')?.[1]).toContain('“customer” is who operates the product here');
  });
});

describe('the interface', () => {
  const shownIn = (room: string) =>
    sourcesOf(room)
      .flatMap((source) => [...source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)])
      .map(([, text = '']) => text.replaceAll("\\'", "'"));
  const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([placeholder]) => placeholder).sort();

  it('has every text in English and in German, and none that nobody shows', () => {
    const persons = roles.map(({ wording }) => wording.person);
    const shown = [...new Set([...persons, ...shownIn('server'), ...shownIn('client')])].sort();
    const [english, german] = [json('l10n/bundle.l10n.json'), json('l10n/bundle.l10n.de.json')];
    expect(Object.keys(english).sort()).toEqual(shown);
    expect(Object.keys(german).sort()).toEqual(shown);
    for (const [text, translation] of Object.entries<string>(german)) {
      if (/\p{L}/u.test(text.replace(/\{\d+\}|Distinguo| in /g, ''))) expect(translation).not.toBe(text);
      expect(placeholders(translation), text).toEqual(placeholders(text));
    }
  });

  it('has no marks in the walkthrough that VS Code shows as they are', () => {
    for (const file of ['package.nls.json', 'package.nls.de.json']) {
      const texts = Object.entries<string>(json(file)).filter(([key]) => key.startsWith('walkthrough.'));
      expect(texts.filter(([, text]) => text.includes('`'))).toEqual([]);
    }
  });

  it('has every text of the manifest in English and in German', () => {
    const named = [...fs.readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key).sort();
    expect(Object.keys(json('package.nls.json')).sort()).toEqual(named);
    expect(Object.keys(json('package.nls.de.json')).sort()).toEqual(named);
  });
});

function sourcesOf(room: string): string[] {
  return fs
    .readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => fs.readFileSync(path.join(room, name), 'utf8'));
}
