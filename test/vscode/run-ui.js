// Looks at the extension in the visible workbench, as a writer would, and takes the pictures of docs/images.
//
//   node test/vscode/run-ui.js [folder for the pictures]      (default: build/ui; docs/images to renew those that ship)
//
// The pictures that ship are old when they do not say any more what the workbench says: pictures.txt beside them holds
// their words, and this run fails where it reads others.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { reduced } from '../../scripts/png.js';
import { packed } from './packed.js';
import { chooseByTyping, install, start } from './workbench.js';

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
/** What each picture says, by its name. */
const words = {};

try {
  await page.setViewportSize({ width: 940, height: 540 });
  await code.open([['openFile', code.uriOf(path.join(code.files, 'billing.md'))]]);
  await seen('.monaco-editor .cdr.squiggly-warning', 'a word is underlined');
  await closeSideBar();
  const title = '.title .editor-actions [aria-label*="Go to Next Finding"]';
  await seen(title, 'a button in the title leads from finding to finding');

  await page.keyboard.press('Control+Shift+M');
  await seen('.markers-panel >> text=role-mismatch', 'the finding stands among the problems');
  await picture('problems', '.markers-panel .monaco-list-row');
  await page.keyboard.press('Control+Shift+M');

  const word = await wordAt('customer', 'clicks');
  await page.mouse.move(word.x, word.y);
  await page.mouse.move(word.x + 2, word.y);
  await seen('.monaco-hover >> text=lives with how it behaves', 'hover defines the word that should stand there');
  await picture('hover', '.monaco-hover .hover-row');

  await page.mouse.click(word.x, word.y);
  await page.mouse.move(800, 430); // The hover closes when nothing points at the word.
  await page.waitForSelector('.monaco-hover >> text=lives with how it behaves', { ...WAIT, state: 'hidden' });
  // On a busy machine the menu may go as soon as it comes.
  for (let asked = 0; asked < 5; asked++) {
    await page.keyboard.press('Control+.');
    if (await isSeen('.action-widget >> text=Replace with “user”')) break;
  }
  await seen('.action-widget >> text=Replace with “user”', 'the quick fix is offered');
  await picture('quick-fix', '.action-widget .monaco-list-row');
  await page.keyboard.press('Enter');
  await seen('.view-line >> text=The user clicks', 'the quick fix is applied');
  await page.keyboard.press('Control+S');

  await page.locator('.statusbar-item[id^="status.languageStatus"]').first().click();
  await seen('.hover-language-status >> text=/\\d+ findings?/', 'the status says how many findings there are');
  await picture('status', '.hover-language-status .element:has-text("Distinguo")');
  await page.locator('.monaco-editor .view-lines').first().click();

  await command('Distinguo: Check the Workspace');
  await page.keyboard.press('Control+Shift+M');
  await seen('.markers-panel >> text=export.feature', 'files that are not open are among the problems');
  await picture('workspace', '.markers-panel .monaco-list-row');
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
  compareWords();

  fs.writeFileSync(
    path.join(code.files, 'distinguo.yml'),
    [
      'terms:',
      '  merchant:',
      '    role: buyer',
      '    definition: Who runs a shop on our platform.',
      '    deprecated: [seller, vendor]',
      '  whitelist: allowlist',
      '',
    ].join('\n'),
  );
  await command('Explorer: Focus on Glossary View');
  await seen(
    '.pane-header:has-text("Glossary") >> text=/\\d+ terms/',
    'the glossary is a view with the number of its terms',
  );
  await seen('.tree-explorer-viewlet-tree-view >> text=Who runs a shop', 'it shows what the team says of a term');
  await page.setViewportSize({ width: 1280, height: 900 });
  await picture('glossary');
  await page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row:has-text("merchant")').first().click();
  await seen('.tab.active >> text=distinguo.yml', 'a click opens the entry');
  await command('Distinguo: Filter the Glossary');
  await page.waitForSelector('.quick-input-widget >> text=Filter the glossary', WAIT);
  await page.locator('.quick-input-widget input').first().fill('vend');
  await page.keyboard.press('Enter');
  await seen('.pane-header:has-text("Glossary") >> text=1 term', 'a filter leaves the terms that fit');
  await picture('glossary-filtered');
  await command('Distinguo: Show the Whole Glossary');
  await command('Distinguo: Show the Glossary');
  await seen('.tab.active >> text=Glossary', 'the glossary is a page');
  await page.waitForTimeout(1500);
  await picture('glossary-page');

  await proposedCast();

  fs.rmSync(path.join(code.files, 'distinguo.yml'));
  fs.writeFileSync(path.join(code.files, 'clean.md'), 'Nothing is wrong here.\n');
  await command('View: Close All Editors');
  await code.open([['openFile', code.uriOf(path.join(code.files, 'clean.md'))]]);
  await seen('.view-line >> text=Nothing is wrong', 'a document without findings is open');
  await page.waitForSelector(title, { ...WAIT, state: 'detached' });
  console.log('✓ and its title has no such button');
  await code.open([['openFile', code.uriOf(path.join(code.files, 'billing.md'))]]);
  await seen('.monaco-editor .cdr.squiggly-warning', 'a word is underlined again');
  await page.setViewportSize({ width: 1280, height: 900 });
  await command('Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row:has-text("Say who you mean")').click();
  const step = page.locator('.getting-started-step:has-text("Put the right word in")');
  await step.click();
  await seen('.getting-started-step.expanded [class*="step-unchecked"]', 'a step of the walkthrough is to be done');
  // The page moves while it opens, and a click may miss its button.
  for (let tries = 0; tries < 4; tries++) {
    await step.locator('.monaco-button:has-text("Fix all clear findings")').click();
    if (await isSeen('.view-line >> text=Each customer pays')) break;
  }
  await seen('.view-line >> text=Each customer pays', 'its button fixes the document that was last worked on');
  await seen('.getting-started-step.expanded [class*="step-checked"]', 'and then the step is ticked');
  await picture('walkthrough');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await picture('failed');
} finally {
  await code.stop();
}

/** A cast is proposed, changed and written by the keyboard alone, into a configuration that is there. */
async function proposedCast() {
  const names = ['guests <i>&amp;.md', 'stories.md'];
  const [name, stories] = names.map((each) => path.join(code.files, each));
  fs.writeFileSync(name, 'The guest pays the invoice of <b>March</b>.\n');
  fs.writeFileSync(
    stories,
    [
      '# Seed box: stories',
      ...['## Customer picks seeds', 'As a customer, I want to see what can be sown, so that I can choose for May.'],
      ...['- The user sees the seeds of the month.', '- The user adds one to the cart.'],
      ...[
        '## Customer sends a card',
        'As a customer, I want to add a card, so that the seeds come with a word from me.',
      ],
      ...['- The user writes up to forty words.', '- The user sees the price with the card.', ''],
    ].join('\n\n'),
  );
  await command('View: Close All Editors');
  await command('Distinguo: Propose a Cast from the Documents…');
  await seen('.tab.active >> text=Who the people are', 'a cast is proposed in a page');
  const body = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await body.locator(`text=${names[0]}:1`).waitFor({ ...WAIT, state: 'attached' });
  await body.locator('#lines span, #none:visible').first().waitFor(WAIT);
  console.log('✓ it tells the lines of a document by its name, whatever that is, and what would change');
  await picture('cast-page');
  await body.locator('body').click({ position: { x: 5, y: 5 } });
  const at = () =>
    body.locator(':focus').evaluate((one) => `${one.name ?? ''}${one.value ?? ''} ${one.id} ${one.className}`);
  const tabTo = async (wanted) => {
    const passed = [];
    for (let tabs = 0; tabs < 300; tabs++) {
      await page.keyboard.press('Tab');
      passed.push(await at());
      if (passed.at(-1).includes(wanted)) return passed;
    }
    throw new Error(`the keyboard does not reach ${wanted}: ${passed.join('; ')}`);
  };
  await tabTo('link');
  await tabTo('pair0');
  await page.keyboard.press('ArrowDown'); // From the last answer round to the first.
  await body.locator('pre >> text=user: customer').waitFor(WAIT);
  await tabTo('start');
  await chooseByTyping(page, 'b2b2c', body.locator('pre >> text=cast: b2b2c'));
  console.log('✓ what is chosen is shown as it would be written');
  await body.locator('#lines').scrollIntoViewIfNeeded();
  await picture('cast-page-answered');
  await tabTo('write');
  await page.keyboard.press('Enter');
  await seen('.tab.active >> text=distinguo.yml', 'the configuration takes the place of the page');
  await seen('.view-line >> text=cast: b2b2c', 'it is written there');
  await picture('cast-written');
  await page.keyboard.press('Control+Z');
  for (const line of ['cast: b2b2c', 'user: customer'])
    await page.waitForSelector(`.view-line >> text=${line}`, { ...WAIT, state: 'hidden' });
  console.log('✓ one undo takes it back');
  for (const file of [name, stories]) fs.rmSync(file);
}

async function seen(selector, what) {
  await page.waitForSelector(selector, WAIT);
  console.log(`✓ ${what}`);
}

function isSeen(selector) {
  return page.waitForSelector(selector, { timeout: 5000 }).then(Boolean, () => false);
}

/** Takes a picture, and what stands in the parts of it that we have written. One without such parts does not ship. */
async function picture(name, ours) {
  await page.waitForTimeout(400); // Until nothing moves any more.
  const folder = ours === undefined ? path.resolve('build/ui') : out;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.png`), reduced(await page.screenshot()));
  if (ours === undefined) return;
  const texts = await page.locator(ours).allInnerTexts();
  words[name] = texts.map((text) => text.replace(/[\s\u200b]+/g, ' ').trim()).filter((text) => text !== '');
}

/** Keeps the words of pictures that are to ship, and compares those of others with them. */
function compareWords() {
  const file = 'docs/images/pictures.txt';
  const said = Object.entries(words).map(([name, lines]) => [`# ${name}`, ...lines].join('\n'));
  const written = `${said.join('\n\n')}\n`;
  if (out === path.resolve('docs/images')) fs.writeFileSync(file, written);
  assert.equal(
    written,
    fs.readFileSync(file, 'utf8'),
    'docs/images is old: node test/vscode/run-ui.js docs/images renews it',
  );
  console.log('✓ the pictures that ship say what the workbench says');
}

async function closeSideBar() {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+B');
}

async function command(title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  // Another that was used before may stand first: the one of this very name is clicked.
  const rows = ['=', '^='].map(
    (is) => `.quick-input-list .monaco-list-row[aria-label${is}"${title}${is === '=' ? '' : ','}"]`,
  );
  await page.locator(rows.join(', ')).first().click();
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
