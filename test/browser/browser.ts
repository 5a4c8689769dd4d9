import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is, or null: then browser tests are skipped by name, except in CI, where one must be there. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? places.find((place) => existsSync(place)) ?? null;

export const describeInBrowser = chromiumPath === null && process.env['CI'] !== 'true' ? describe.skip : describe;

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium on this machine: install the package chromium');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
