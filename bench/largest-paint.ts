import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const loads = 5;

const largest = `new Promise((resolve) => new PerformanceObserver((list) => {
  const entries = list.getEntries();
  resolve(entries[entries.length - 1].startTime);
}).observe({ type: 'largest-contentful-paint', buffered: true }))`;

/** Milliseconds to the largest paint of the manager's due work, each load in a browser without a cache; null without a Chromium. */
export async function largestPaint(url: string, say: (words: string) => void): Promise<readonly number[] | null> {
  if (!existsSync(chromiumPath)) {
    say(`There is no Chromium at ${chromiumPath}: the largest paint is not measured`);
    return null;
  }
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
  try {
    const times: number[] = [];
    for (let load = 0; load < loads; load += 1) {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${url}/sign-in`);
      await page.locator('form:has(input[name=person][value="demo-manager"]) button').click();
      // The styles and scripts that the sign-in page brought are fetched again: a first visit.
      const session = await context.newCDPSession(page);
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await page.goto(`${url}/due-work?who=everyone`);
      times.push(await page.evaluate<number>(largest));
      await context.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}
