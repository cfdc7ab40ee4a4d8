import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { error, notice, warning } from '@actions/core';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { Workspace, wrong } from './distinguo.js';
import { printed } from './printed.js';

describe('annotations of GitHub', () => {
  it('are the commands that the toolkit of GitHub Actions writes', async () => {
    const lines = (await printed('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [, name = '', list = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      const properties = Object.fromEntries(
        list.split(',').map((pair) => [pair.split('=')[0] ?? '', decoded(pair.slice(pair.indexOf('=') + 1))]),
      );
      expect(writtenByToolkit(name, properties, decoded(message))).toBe(line);
    }
    expect(lines[0]).toMatch(
      /^::warning title=Distinguo%3A term-variant,file=a\.md,line=3,endLine=3,col=8,endColumn=15::/,
    );
    expect(lines[1]).toContain('file=docs/b%2C c%3A 100%25 #1.md');
    expect(lines.at(-1)).toMatch(/^::error title=Distinguo::bin\.md is a binary file/);
  });

  it('come with a summary of the job', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'summary.txt': 'Before.\n' });
    await workspace.run(['--format', 'github', 'a.md'], {
      env: { GITHUB_STEP_SUMMARY: workspace.path('summary.txt') },
    });
    expect(workspace.read('summary.txt')).toMatch(
      /^Before\.\n[\s\S]*\*\*1\*\* warning in 1 document\.[\s\S]*\| a\.md:1 \| warning \|/,
    );
  });
});

function writtenByToolkit(
  name: string,
  { title = '', file, line, endLine, col, endColumn }: Record<string, string>,
  message: string,
): string {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const place = {
    startLine: number(line),
    endLine: number(endLine),
    startColumn: number(col),
    endColumn: number(endColumn),
  };
  const given = Object.fromEntries(
    Object.entries({ title, file, ...place }).filter(([, value]) => value !== undefined),
  );
  ({ error, warning, notice })[name as 'error'](message, given);
  spy.mockRestore();
  return written.join('').replace(os.EOL, '');
}

function decoded(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%');
}

describe('rdjson', () => {
  it('counts columns in bytes, so that a suggestion put there gives the fixed line', async () => {
    const text = '\ufeff# é\n\nGrüße 😀 an enduser hier.\n';
    const { diagnostics } = JSON.parse(await printed('rdjson', { 'a.md': text }));
    expect(diagnostics[0]).toMatchObject({
      severity: 'WARNING',
      code: { value: 'term-variant' },
      location: { path: 'a.md' },
    });
    const [{ range, text: put }] = diagnostics[0].suggestions;
    const line = Buffer.from(text.split('\n')[range.start.line - 1] ?? '');
    const fixed = Buffer.concat([
      line.subarray(0, range.start.column - 1),
      Buffer.from(put),
      line.subarray(range.end.column - 1),
    ]);
    expect(fixed.toString()).toBe('Grüße 😀 an end user hier.');
  });
});

describe('compact', () => {
  it('is one line a finding, which the problem matcher takes apart', async () => {
    const lines = (await printed('compact')).trimEnd().split('\n');
    const [{ pattern }] = JSON.parse(fs.readFileSync('docs/ci/problem-matcher.json', 'utf8')).problemMatcher;
    const parts = lines.map((line) => new RegExp(pattern[0].regexp).exec(line)?.slice(1) ?? []);
    expect(parts.map(([file, line, column, severity, , code]) => [file, line, column, severity, code])).toEqual([
      ['a.md', '3', '8', 'warning', 'term-variant'],
      ['docs/b, c: 100% #1.md', '1', '9', 'information', 'conflated-terms'],
      ['docs/b, c: 100% #1.md', '3', '8', 'error', 'role-mismatch'],
    ]);
  });
});

describe('Markdown', () => {
  it('shows the words of documents as text, in one table', async () => {
    const root = fromMarkdown(await printed('markdown'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const kinds = root.children.map(({ type }) => type);
    expect(kinds).toEqual(['html', 'heading', 'paragraph', 'blockquote', 'table', 'table']);
    const findings = root.children.at(-1);
    expect(findings?.type === 'table' && findings.children.length).toBe(4);
    expect(JSON.stringify(findings)).not.toMatch(/"type":"(?:html|link|emphasis|strong)"/);
  });
});

describe('several reports of one run', () => {
  it('go where each is sent, with the folders that are missing', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const run = await workspace.run([
      '--format',
      'compact',
      '--format=json=out/a.json',
      '--format',
      'sarif',
      '-o',
      'out/b.sarif',
      'a.md',
    ]);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toMatch(/^a\.md:1:6: warning: /);
    expect(JSON.parse(workspace.read('out/a.json')).summary.warnings).toBe(1);
    expect(JSON.parse(workspace.read('out/b.sarif')).version).toBe('2.1.0');
    expect(workspace.files).toEqual(['a.md', 'out/a.json', 'out/b.sarif']);
  });

  it('are not read as documents by the next run', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--format', 'html=report.html', '--format', 'markdown=report.md']);
    expect((await workspace.report()).files.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('leave what was there when the run cannot begin, and say what cannot be written', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'out/b': '', 'old.json': 'old' });
    const run = await workspace.run(['--format', 'json=old.json', '--config', 'gone.yml']);
    expect([run.code, workspace.read('old.json')]).toEqual([2, 'old']);
    expect(await workspace.run(['--format', 'json=out'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: the report cannot be written to out: it is a folder.\n',
    });
  });

  it.skipIf(process.platform === 'win32')('can go into a pipe, which stays one', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    execFileSync('mkfifo', [workspace.path('pipe')]);
    const reader = spawn('cat', [workspace.path('pipe')]);
    const read: Buffer[] = [];
    reader.stdout.on('data', (chunk) => read.push(chunk));
    const closed = new Promise((resolve) => reader.on('close', resolve));
    await workspace.run(['--format', 'json=pipe', 'a.md']);
    await closed;
    expect(JSON.parse(Buffer.concat(read).toString()).summary.warnings).toBe(1);
    expect(fs.statSync(workspace.path('pipe')).isFIFO()).toBe(true);
  });
});
