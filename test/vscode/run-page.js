// Clicks in the page on which a cast is proposed, in a folder that has no configuration yet.
//
//   node test/vscode/run-page.js
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { packed } from './packed.js';
import { install, start } from './workbench.js';

const vsix = packed();
install('current');
const code = await start({ release: 'current', files: path.join(import.meta.dirname, 'demo'), vsix, settings: {} });
const { page } = code;
const WAIT = { timeout: 30_000 };

try {
  await code.open([['openFile', code.uriOf(path.join(code.files, 'billing.md'))]]);
  await page.waitForSelector('.monaco-editor .cdr.squiggly-warning', WAIT);
  const title = 'Distinguo: Propose a Cast from the Documents…';
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
  const body = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await body.locator('pre >> text=extends:').first().waitFor(WAIT);
  // Both before the editor hears of the first.
  await body.locator('#write').evaluate((button) => {
    button.click();
    button.click();
  });
  await page.waitForSelector('.tab.active >> text=distinguo.yml', WAIT);
  await page.waitForTimeout(1500); // For a second change to come, if one does.
  await page.keyboard.press('Control+S');
  const file = path.join(code.files, 'distinguo.yml');
  const written = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  for (let tries = 0; tries < 100 && written() === ''; tries++) await page.waitForTimeout(100);
  assert.equal(written().match(/^extends:/gm)?.length, 1, 'a first configuration is not written once');
  console.log('✓ two clicks write a first configuration once');
} finally {
  await code.stop();
}
