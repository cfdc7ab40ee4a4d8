// Has LibreOffice open what --fix wrote into a Word document and an OpenDocument text, and say what it sees: the tracked
// changes, their author, and the comments. Does nothing, and says so, where LibreOffice is not installed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { importTypeScript } from '../../scripts/import-typescript.js';

if (spawnSync('soffice', ['--version']).status !== 0) {
  process.stdout.write(
    'skipped: LibreOffice is not installed (apt-get install --no-install-recommends libreoffice-writer-nogui)\n',
  );
  process.exit(0);
}
const { heading, item, paragraph, run, table, wordOf } = await importTypeScript('test/support/word.ts');
const { textOf } = await importTypeScript('test/support/opendocument.ts');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo office '));
try {
  const split = run('Each end') + run('user', '<w:b/>') + run(' has a badge.');
  const noted = `${run('An enduser waits.')}<w:r><w:footnoteReference w:id="2"/></w:r>`;
  const note = `<w:footnote w:id="2">${paragraph('The enduser rings.')}</w:footnote>`;
  const body =
    heading('Badges') + paragraph(split) + item('No enduser leaves.') + table(['Who', 'enduser']) + paragraph(noted);
  fs.writeFileSync(path.join(folder, 'word.docx'), wordOf(body, { footnotes: note }));
  const spans = '<text:p>Each end<text:span>user</text:span> has a badge.</text:p><text:p>An enduser waits.</text:p>';
  fs.writeFileSync(path.join(folder, 'text.odt'), textOf(spans));
  execFileSync(process.execPath, [path.resolve('dist/cli.js'), '--fix', '.'], { cwd: folder });
  assert.deepEqual(tracked('word.docx'), { insertions: 5, deletions: 5, comments: 4 });
  assert.deepEqual(tracked('text.odt'), { insertions: 2, deletions: 3, comments: 0 });
  process.stdout.write('LibreOffice sees the changes and the comments.\n');
} finally {
  fs.rmSync(folder, { recursive: true });
}

/** How many of each LibreOffice writes by our author when it writes the document in its own format. */
function tracked(name) {
  const to = path.join(folder, 'out');
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile').replaceAll(' ', '%20')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', to, path.join(folder, name)], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  const xml = fs.readFileSync(path.join(to, name.replace(/\.\w+$/, '.fodt')), 'utf8');
  const by = '(?:(?!</text:changed-region>|</office:annotation>).)*<dc:creator>Distinguo</dc:creator>';
  const count = (element) => xml.match(new RegExp(`<${element}[ >]${by}`, 'gs'))?.length ?? 0;
  return {
    insertions: count('text:insertion'),
    deletions: count('text:deletion'),
    comments: count('office:annotation'),
  };
}
