import fs from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const notebook = `{
 "cells": [
  {"cell_type": "code", "source": ["# Each enduser has a badge."]},
  {
   "cell_type": "markdown",
   "source": [
    "# Badges\\n",
    "\\n",
    "Each enduser has a \\"badge\\".\\n",
    "\\n",
    "<!-- distinguo-disable-line -->"
   ]
  }
 ],
 "nbformat": 4
}
`;

describe('a notebook', () => {
  it('is found in a folder and reported with cell and line', async () => {
    const { code, stdout } = await new Workspace({ 'a/badges.ipynb': notebook }).run();
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'a/badges.ipynb:9:11 (cell 2, line 3) warning term-variant',
      '  “enduser” is spelt “end user” in the glossary.',
    ]);
    expect(stdout).toContain('badges.ipynb:11:11 (cell 2, line 5) warning unused-directive');
  });

  it('gives JSON cell and line, as the schema says', async () => {
    const { code: _, ...report } = await new Workspace({ 'badges.ipynb': notebook }).report();
    const [file] = report.files;
    expect(file).toMatchObject({
      findings: [{ range: { start: { line: 9, column: 11 } }, cell: { number: 2, line: 3 } }],
      problems: [{ code: 'unused-directive', cell: { number: 2, line: 5 } }],
    });
    const valid = new Ajv().compile(JSON.parse(fs.readFileSync('docs/report.schema.json', 'utf8')));
    expect([valid(report), valid.errors]).toEqual([true, null]);
  });

  it.each([
    ['compact', 'badges.ipynb:9:11: warning: In cell 2, line 3: “enduser” is spelt'],
    ['github', 'file=badges.ipynb,line=9,endLine=9,col=11,endColumn=18::In cell 2, line 3: “enduser”'],
    ['sarif', 'In cell 2, line 3: “enduser” is spelt'],
  ])('says in %s in which cell', async (format, expected) => {
    const { stdout } = await new Workspace({ 'badges.ipynb': notebook }).run(['--format', format]);
    expect(stdout).toContain(expected);
  });

  it('is fixed with all else as it was, byte for byte, and once', async () => {
    for (const source of [notebook, notebook.replaceAll('\n', '\r\n'), notebook.trimEnd()]) {
      const workspace = new Workspace({ 'badges.ipynb': source });
      await workspace.run(['--fix']);
      const after = workspace.read('badges.ipynb');
      expect(after).toBe(source.replace('Each enduser has a \\"', 'Each end user has a \\"'));
      await workspace.run(['--fix']);
      expect(workspace.read('badges.ipynb')).toBe(after);
    }
  });
});
