import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulePage, rules } from '../rules/index.js';
import { findingsIn, shown } from './support/example.js';
import { sourcesOf } from './support/sources.js';

const pages = fs
  .readdirSync('.', { encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .concat(
    fs
      .readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join('docs', name)),
  )
  .sort();

describe('the page of a rule', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is up to date', (id, rule) => {
    expect(fs.readFileSync(`docs/rules/${id}.md`, 'utf8'), 'run “npm run docs”').toBe(rulePage(rule));
  });

  it('is in the index, and there are no others', () => {
    const files = fs.readdirSync('docs/rules').filter((name) => name !== 'README.md');
    expect(files.sort()).toEqual(rules.map(({ id }) => `${id}.md`).sort());
    const index = fs.readFileSync('docs/rules/README.md', 'utf8');
    for (const { id, summary } of rules)
      expect(index, 'run “npm run docs”').toContain(`| [\`${id}\`](${id}.md) | ${summary} |`);
  });
});

describe('the documentation', () => {
  it.each(pages)('%s links to what is there', (page) => {
    expect(
      linksOf(page).filter(
        ({ file, heading }) => !fs.existsSync(file) || (heading !== undefined && !headingsOf(file).includes(heading)),
      ),
    ).toEqual([]);
  });
});

describe('addresses that do not exist yet', () => {
  const manifest = fs.readFileSync('package.json', 'utf8');
  const list = fs.readFileSync('docs/placeholders.md', 'utf8');

  it('are all listed', () => {
    const addresses = [...manifest.matchAll(/"(https?:\/\/distinguo\.invalid[^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !list.includes(`\`${address}\``))).toEqual([]);
  });

  it('stand in the manifest alone', () => {
    const sources = ['rules', 'cli', 'server', 'client'].flatMap(sourcesOf);
    expect(sources.filter(({ text }) => text.includes('distinguo.invalid')).map(({ file }) => file)).toEqual([]);
  });

  it('are listed only while they are missing', () => {
    const listed = [...list.matchAll(/`(https:\/\/distinguo\.invalid\/[^`]*)`/g)].map(([, address]) => address);
    expect(listed.filter((address) => !manifest.includes(`"${address}"`))).toEqual([]);
  });
});

it.each(pages)('Distinguo has nothing to say about %s', (page) => {
  const text = fs.readFileSync(page, 'utf8');
  expect(findingsIn(text).map((finding) => shown(finding, text))).toEqual([]);
});

interface Link {
  readonly file: string;
  readonly heading?: string;
}

/** The links of a page to files of the project; those of code and to other places are left out. */
function linksOf(page: string): readonly Link[] {
  const text = fs
    .readFileSync(page, 'utf8')
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '');
  const targets = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return targets
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => {
      const [file = '', heading] = target.split('#');
      return {
        file: file === '' ? page : path.join(path.dirname(page), file),
        ...(heading === undefined ? {} : { heading }),
      };
    });
}

/** The anchors of a page, as forges make them of its headings. */
function headingsOf(page: string): readonly string[] {
  return [...fs.readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
