// Takes the pictures of this folder from the demonstration authority: `npm run screenshots`. Needs Chromium.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** Each picture: who looks, the address (or a way to it), how wide, and how much of the page. */
const pictures = [
  { name: 'due-work', person: 'demo-caseworker', path: '/due-work' },
  { name: 'due-work-phone', person: 'demo-caseworker', path: '/due-work', size: phone },
  { name: 'case', person: 'demo-caseworker', path: firstCase },
  { name: 'case-phone', person: 'demo-caseworker', path: firstCase, size: phone },
  { name: 'case-history', person: 'demo-caseworker', path: async (page) => `${await firstCase(page)}/history` },
  { name: 'documents', person: 'demo-caseworker', path: async (page) => `${await firstCase(page)}/documents` },
  { name: 'reviews', person: 'demo-manager', path: '/reviews?who=everyone' },
  { name: 'performance', person: 'demo-manager', path: '/performance', height: 1500 },
  { name: 'settings', person: 'demo-manager', path: '/settings' },
  { name: 'imports', person: 'demo-manager', path: '/imports' },
  {
    name: 'replay',
    person: 'demo-auditor',
    path: async (page) => `/replay${(await firstCase(page)).slice('/cases'.length)}`,
  },
  { name: 'figures-as-known', person: 'demo-auditor', path: '/figures' },
  { name: 'read-log', person: 'demo-auditor', path: '/read-log' },
];

/** The first child of the list of cases, opened by somebody who may. */
async function firstCase(page) {
  await page.goto(new URL('/cases', page.url()).href);
  const href = await page.locator('main a[href^="/cases/EHC-"]').first().getAttribute('href');
  return href.split('?')[0];
}

function start(folder) {
  const main = join(here, '..', '..', 'dist', 'src', 'main.js');
  const app = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, EHC_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    app.stdout.on('data', (chunk) => {
      const url = /is ready: (http:\S+)/.exec(String(chunk))?.[1];
      if (url !== undefined) resolve({ url, app });
    });
    app.once('exit', (code) => reject(new Error(`The application ended with code ${code}`)));
  });
}

async function signedIn(browser, url, person) {
  const page = await (await browser.newContext({ viewport: wide })).newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator(`form:has(input[name=person][value="${person}"]) button`).click();
  return page;
}

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(chromiumPath)) throw new Error(`There is no Chromium at ${chromiumPath}: set CHROMIUM_PATH`);
const folder = mkdtempSync(join(tmpdir(), 'ehc-screenshots-'));
const { url, app } = await start(join(folder, 'data'));
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const pages = new Map();
  for (const { name, person, path, size = wide, height = size.height } of pictures) {
    if (!pages.has(person)) pages.set(person, await signedIn(browser, url, person));
    const page = pages.get(person);
    const address = typeof path === 'string' ? path : await path(page);
    await page.setViewportSize({ ...size, height });
    const answer = await page.goto(`${url}${address}`);
    if (answer.status() !== 200) throw new Error(`${address} answers ${answer.status()}`);
    await page.screenshot({ path: join(here, `${name}.png`) });
    process.stdout.write(`${name}.png\n`);
  }
} finally {
  await browser.close();
  app.removeAllListeners('exit');
  app.kill('SIGTERM');
  await new Promise((resolve) => app.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
