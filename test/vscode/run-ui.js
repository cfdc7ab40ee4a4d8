// Looks at the extension in the visible workbench, as a writer would, and takes the pictures of docs/images.
//
//   node test/vscode/run-ui.js [folder for the pictures]      (default: build/ui; docs/images to renew those that ship)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { reduced } from '../../scripts/png.js';
import { packed } from './packed.js';
import { install, start } from './workbench.js';

const here = import.meta.dirname;
const out = path.resolve(process.argv[2] ?? 'build/ui');
const vsix = packed();
install('current');
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'breadcrumbs.enabled': false,
  'explorer.openEditors.visible': 0,
  'workbench.activityBar.location': 'hidden',
  'editor.wordWrap': 'on',
  'editor.lightbulb.enabled': 'off',
  'problems.defaultViewMode': 'table',
};
fs.mkdirSync(out, { recursive: true });
const code = await start({ release: 'current', files: path.join(here, 'demo'), vsix, settings });
const { page } = code;
const WAIT = { timeout: 30_000 };

try {
  await page.setViewportSize({ width: 940, height: 540 });
  await code.open([['openFile', code.uriOf(path.join(code.files, 'billing.md'))]]);
  await seen('.monaco-editor .cdr.squiggly-warning', 'a word is underlined');
  await closeSideBar();

  await page.keyboard.press('Control+Shift+M');
  await seen('.markers-panel >> text=role-mismatch', 'the finding stands among the problems');
  await picture('problems');
  await page.keyboard.press('Control+Shift+M');

  const word = await wordAt('customer', 'clicks');
  await page.mouse.move(word.x, word.y);
  await page.mouse.move(word.x + 2, word.y);
  await seen('.monaco-hover >> text=lives with how it behaves', 'hover defines the word that should stand there');
  await picture('hover');

  await page.mouse.click(word.x, word.y);
  await page.mouse.move(800, 430); // The hover closes when nothing points at the word.
  await page.waitForSelector('.monaco-hover >> text=lives with how it behaves', { ...WAIT, state: 'hidden' });
  await page.keyboard.press('Control+.');
  await seen('.action-widget >> text=Replace with “user”', 'the quick fix is offered');
  await picture('quick-fix');
  await page.keyboard.press('Enter');
  await seen('.view-line >> text=The user clicks', 'the quick fix is applied');
  await page.keyboard.press('Control+S');

  await page.locator('.statusbar-item[id^="status.languageStatus"]').first().click();
  await seen('.hover-language-status >> text=/\\d+ findings?/', 'the status says how many findings there are');
  await picture('status');
  await page.locator('.monaco-editor .view-lines').first().click();

  await command('Distinguo: Check the Workspace');
  await page.keyboard.press('Control+Shift+M');
  await seen('.markers-panel >> text=export.feature', 'files that are not open are among the problems');
  await picture('workspace');
  await page.locator('.statusbar-item[id="status.notifications"]').click();
  await seen('.notifications-center >> text=/\\d+ findings in 3 documents/', 'the run says what it found');
  await command('Notifications: Clear All Notifications');
  await page.keyboard.press('Control+Shift+M');

  fs.writeFileSync(path.join(code.files, 'distinguo.yml'), 'rules:\n  role-mismatsh: off\n');
  await page.waitForTimeout(1500);
  await page.locator('.statusbar-item[id^="status.languageStatus"]').first().click();
  await seen(
    '.hover-language-status >> text=The configuration has mistakes',
    'the status says that the configuration is broken',
  );
  await page.locator('.hover-language-status >> text=Show the mistake').click();
  await seen('.tab.active >> text=distinguo.yml', 'one click leads to the mistake');
  assert.match(fs.readFileSync(path.join(code.files, 'billing.md'), 'utf8'), /The user clicks \*\*Export\*\*/);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await picture('failed');
} finally {
  await code.stop();
}

async function seen(selector, what) {
  await page.waitForSelector(selector, WAIT);
  console.log(`✓ ${what}`);
}

async function picture(name) {
  await page.waitForTimeout(400); // Until nothing moves any more.
  fs.writeFileSync(path.join(out, `${name}.png`), reduced(await page.screenshot()));
}

async function closeSideBar() {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+B');
}

async function command(title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.waitForSelector(`.quick-input-list .monaco-list-row >> text=${title.split(': ')[1]}`, WAIT);
  await page.keyboard.press('Enter');
}

/** The middle of a word on the screen, in the line that also holds `other`. */
async function wordAt(text, other) {
  const place = await page.evaluate(
    ([wanted, neighbour]) => {
      for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
        const content = line.textContent.replaceAll('\u00a0', ' ');
        if (!content.includes(wanted) || !content.includes(neighbour)) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.data.replaceAll('\u00a0', ' ').indexOf(wanted);
          if (index < 0) continue;
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + wanted.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return undefined;
    },
    [text, other],
  );
  assert.ok(place, `“${text}” is not on the screen`);
  return place;
}
