import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../configuration/index.js';
import { cli } from './distinguo.js';

const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: { demo: string } };
const [, options = ''] = /node dist\/cli\.js (.+)$/.exec(scripts.demo) ?? [];

describe('the demonstration of the README', () => {
  const { status, stdout } = spawnSync(process.execPath, [cli, ...options.split(' ')], { encoding: 'utf8' });

  it('does not fail, though it finds something', () => {
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ warnings, \d+ information in \d+ documents\./m);
  });

  it('shows findings of every rule', () => {
    for (const rule of ruleIds) expect(stdout).toMatch(new RegExp(` (?:warning|information) ${rule}$`, 'm'));
  });

  it('looks as the README shows it', () => {
    const [, shown = ''] = /^```text\n([\s\S]*?)^```$/m.exec(fs.readFileSync('README.md', 'utf8')) ?? [];
    const findings = shown.trimEnd().split('\n\n');
    expect(findings.length).toBeGreaterThan(1);
    for (const finding of findings) expect(`\n${stdout}`).toContain(`\n${finding}\n`);
  });
});
