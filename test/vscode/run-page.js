// Works with the page on which a cast is proposed as a hasty writer does, in a folder that has no configuration yet: stops
// the reading, closes the page while it asks, clicks twice.
//
//   node test/vscode/run-page.js
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { packed } from './packed.js';
import { install, start } from './workbench.js';

const vsix = packed();
install('current');
const settings = { 'workbench.colorTheme': 'Default High Contrast' };
const code = await start({ release: 'current', files: path.join(import.meta.dirname, 'demo'), vsix, settings });
const { page } = code;
const WAIT = { timeout: 60_000 };
const file = path.join(code.files, 'distinguo.yml');
const body = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const tab = page.locator('.tab:has-text("Who the people are")');
const complaints = page.locator('.notification-list-item .codicon-error');

try {
  await code.open([['openFile', code.uriOf(path.join(code.files, 'billing.md'))]]);
  await page.waitForSelector('.monaco-editor .cdr.squiggly-warning', WAIT);

  const many = path.join(code.files, 'many');
  fs.mkdirSync(many);
  for (let at = 0; at < 3000; at++)
    fs.writeFileSync(path.join(many, `${at}.md`), 'The guest books a table and clicks Save.\n'.repeat(20));
  await propose();
  const progress = page.locator('.statusbar-item:has-text("Distinguo reads")');
  await progress.waitFor(WAIT);
  await page.locator('.statusbar-item[id="status.notifications"]').click();
  await page.locator('.notifications-center .notification-list-item >> text=Cancel').click(WAIT);
  await progress.waitFor({ ...WAIT, state: 'detached' });
  assert.equal(await tab.count(), 0, 'a page is shown after all');
  assert.equal(await complaints.count(), 0, 'something is complained of');
  console.log('✓ who stops the reading gets no page, and no complaint');
  fs.rmSync(many, { recursive: true });

  await propose();
  await body.locator('pre >> text=extends:').first().waitFor(WAIT);
  const colours = await body
    .locator('tr:not([hidden]) input[name=in]')
    .first()
    .evaluate((box) => {
      const { accentColor, colorScheme } = getComputedStyle(box);
      return { accentColor, colorScheme, around: getComputedStyle(document.body).backgroundColor };
    });
  assert.equal(colours.colorScheme, 'dark');
  assert.ok(!['auto', 'rgba(0, 0, 0, 0)', colours.around].includes(colours.accentColor), JSON.stringify(colours));
  console.log('✓ in high contrast what is chosen has a colour of its own');

  // It asks what would change, and is gone before it hears.
  await body.locator('form').evaluate((form) => {
    const box = form.querySelector('tr:not([hidden]) input[name=in]');
    for (let times = 0; times < 5; times++) box.click();
    document.getElementById('leave').click();
  });
  await tab.waitFor({ ...WAIT, state: 'detached' });
  await page.waitForTimeout(1500); // For a complaint to come, if one does.
  assert.equal(await complaints.count(), 0, 'something is complained of');
  assert.equal(fs.existsSync(file), false, 'something was written');
  console.log('✓ a page that is closed while it asks leaves nothing behind');

  await propose();
  await body.locator('pre >> text=extends:').first().waitFor(WAIT);
  // Both before the editor hears of the first.
  await body.locator('#write').evaluate((button) => {
    button.click();
    button.click();
  });
  await page.waitForSelector('.tab.active >> text=distinguo.yml', WAIT);
  await page.waitForTimeout(1500); // For a second change to come, if one does.
  await page.keyboard.press('Control+S');
  const written = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  for (let tries = 0; tries < 100 && written() === ''; tries++) await page.waitForTimeout(100);
  assert.equal(written().match(/^extends:/gm)?.length, 1, 'a first configuration is not written once');
  console.log('✓ two clicks write a first configuration once');
} catch (error) {
  fs.mkdirSync('build/ui', { recursive: true });
  await page.screenshot({ path: 'build/ui/failed-page.png' });
  throw error;
} finally {
  await code.stop();
}

async function propose() {
  const title = 'Distinguo: Propose a Cast from the Documents…';
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
}
