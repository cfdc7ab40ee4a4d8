import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cli, Workspace, wrong } from './distinguo.js';

const clear = 'Each customer opens the dashboard and clicks the Export button.\n';

async function shown(text: string): Promise<readonly string[]> {
  const { stdout } = await new Workspace({ 'a.md': text }).run(['--rule', 'role-mismatch,term-variant']);
  return stdout.split('\n');
}

/** What of a source line lies above the marks of the line below it. */
function above(lines: readonly string[], mark: RegExp): readonly string[] {
  const index = lines.findIndex((line) => mark.test(line));
  const source = lines[index - 1] ?? '';
  return [...(lines[index] ?? '').matchAll(new RegExp(mark, 'g'))].map(({ 0: { length }, index: at }) =>
    source.slice(at, at + length),
  );
}

describe('the report for people', () => {
  it('names the place, says what is wrong, and what to write instead', async () => {
    const lines = await shown(`# A\n\n${wrong}`);
    expect(lines[0]).toBe('a.md:3:6 warning term-variant');
    expect(lines[1]).toMatch(/^ {2}“enduser” .*\.$/);
    expect(lines).toContain('  → “enduser” → “end user”');
    expect(lines.at(-2)).toBe(
      '1 warning in 1 document. 1 can be fixed: --fix rewrites what is warned of, --fix=all the rest, too.',
    );
  });

  it('underlines the wrong word, and the deciding words with their role', async () => {
    const lines = await shown(clear);
    expect(above(lines, /\^+/)).toEqual(['customer']);
    expect(above(lines, /─+/).join()).toContain('click');
    expect(lines.filter((line) => /│ +operator/.test(line))).toHaveLength(1);
  });

  it('underlines the right columns after tabs and wide characters', async () => {
    const lines = await shown('-\t表形😀e\u0301 enduser\n');
    const marks = lines.find((line) => line.includes('^^^')) ?? '';
    // “-” and the tab take 4 columns, three wide characters 6, “é” and the space 2.
    expect(marks.slice(marks.indexOf('│') + 2)).toBe(`${' '.repeat(12)}^^^^^^^`);
  });

  it('shows of a very long line what lies around the word', async () => {
    const lines = await shown(`${'Nothing here. '.repeat(5_000)}${wrong.trim()} ${'Nothing there. '.repeat(5_000)}\n`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
    expect(above(lines, /\^+/)).toEqual(['enduser']);
  });

  it('does not let a document steer the terminal', async () => {
    const { stdout } = await new Workspace({ 'a.md': `\u001b[2J\u0007\u202e ${wrong}` }).run();
    expect(stdout).toContain('1 warning');
    for (const control of '\u001b\u0007\u202e') expect(stdout).not.toContain(control);
  });
});

describe('the end of a long report', () => {
  const many = (documents: number) =>
    Object.fromEntries(Array.from({ length: documents }, (_, at) => [`docs/${at}.md`, `${wrong}\n`.repeat(at + 1)]));
  const end = async (workspace: Workspace) => {
    const { stdout } = await workspace.run();
    return stdout.slice(stdout.search(/^\d+ (?:findings|warnings) in /m));
  };

  it('says which documents have most findings, and of which rules', async () => {
    const workspace = new Workspace(many(4));
    workspace.write('docs/4.md', `${clear}\n${clear}`);
    expect(await end(workspace)).toMatch(
      /^12 findings in 5 documents: term-variant 10, role-mismatch 2\n {2}4 {2}docs\/3\.md\n {2}3 {2}docs\/2\.md\n {2}2 {2}docs\/1\.md\n {2}2 {2}docs\/4\.md\n {2}1 {2}docs\/0\.md\n\n12 warnings in 5 documents\./,
    );
  });

  it('names ten documents and counts the rest', async () => {
    expect(await end(new Workspace(many(13)))).toContain(
      '\n   4  docs/3.md\n  and 6 in 3 other documents\n\n91 warnings',
    );
  });

  it('says no more than the sums of what is in sight, or of one document', async () => {
    expect(await end(new Workspace(many(3)))).toMatch(/^6 warnings in 3 documents\./);
    expect(await end(new Workspace({ 'a.md': `${wrong}\n`.repeat(30) }))).toMatch(/^30 warnings in 1 document\./);
  });
});

describe.skipIf(process.platform === 'win32')('the name of a file', () => {
  it('does not steer the terminal either', async () => {
    const { stdout, stderr } = await new Workspace({ 'a\u001b[2J.md': wrong }).run(['.', 'gone\u001b[2J.md']);
    expect(stdout).toContain('a\ufffd[2J.md:1:6 warning');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminal)('in a terminal', () => {
  /** What a terminal of so many columns is sent. */
  const sent = (columns: number, options = '', text = clear) => {
    const command = `stty cols ${columns}; '${process.execPath}' '${cli}' ${options} a.md`;
    const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
    return spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: new Workspace({ 'a.md': text }).folder,
      env: { ...env, TERM: 'xterm' },
      encoding: 'utf8',
    }).stdout.replaceAll('\r\n', '\n');
  };

  it.each([48, 80, 200])('no line of %i columns is overfull, and the reason has lines of its own', (columns) => {
    const lines = sent(columns, '--no-color').split('\n');
    const told = lines.filter((line) => !line.includes('│'));
    expect(told.filter((line) => line.length > Math.min(columns, 100))).toEqual([]);
    const text = told.map((line) => line.trim()).join(' ');
    expect(text).toContain(
      '“customer” is who operates the product here; the word for that is “user”. because “clicks the Export button” and',
    );
    expect(lines.some((line) => line.startsWith('    because “'))).toBe(true);
    expect(text).toContain('--fix rewrites what is warned of, --fix=all the rest, too.');
  });

  it('a message without a reason is whole, and so are words that are longer than a line', () => {
    const shown = sent(60, '--no-color', `${wrong}<!-- distinguo-disable ${'y'.repeat(70)} -->\n`);
    expect(shown).toContain('  “enduser” is spelt “end user” in the glossary.\n');
    expect(shown.replace(/\s+/g, ' ')).toContain('y'.repeat(70));
  });

  it('the name of a rule leads to its page, which lies beside the program, where there are colours', () => {
    const shown = sent(80);
    const [, page = '', name] = shown.split(/.\]8;;/u);
    const [address = ''] = stripVTControlCharacters(page).split(/.?\\role/u);
    expect(fs.readFileSync(new URL(address), 'utf8')).toMatch(/^# role-mismatch\n/);
    expect(stripVTControlCharacters(page)).toMatch(/\.md.?\\role-mismatch$/u);
    expect(name).toMatch(/^.\\\n/u);
    expect(sent(80, '--no-color')).not.toContain('\u001b');
  });

  it('a report that goes to a file has lines of any length', () => {
    const workspace = new Workspace({ 'a.md': clear });
    const command = `stty cols 60; '${process.execPath}' '${cli}' --format pretty=report a.md`;
    spawnSync('script', ['-qec', command, '/dev/null'], { cwd: workspace.folder });
    expect(workspace.read('report')).toContain('here (“clicks the Export button” and');
  });
});

describe('colour', () => {
  const shown = async (text: string, env: Readonly<Record<string, string>> = {}) =>
    (await new Workspace({ 'a.md': text }).run([], { env })).stdout;

  it('is left out where no terminal listens, and where NO_COLOR forbids it', async () => {
    expect(await shown(wrong)).not.toContain('\u001b[');
    expect(await shown(wrong, { NO_COLOR: '1' })).not.toContain('\u001b[');
  });

  it('is written where FORCE_COLOR asks for it', async () => {
    expect(await shown(wrong, { FORCE_COLOR: '1' })).toContain('\u001b[33mwarning\u001b[39m');
    expect(await shown(wrong, { FORCE_COLOR: '0' })).not.toContain('\u001b[');
  });
});

describe('--quiet', () => {
  it('reports warnings and errors alone', async () => {
    const workspace = new Workspace({
      'a.md': wrong,
      'b.md': wrong,
      'distinguo.yml': 'overrides: [{ files: a.md, rules: { term-variant: information } }]\n',
    });
    const { stdout } = await workspace.run(['--quiet']);
    expect(stdout).not.toContain('a.md');
    expect(stdout).toContain('b.md:1:6 warning');
  });
});
