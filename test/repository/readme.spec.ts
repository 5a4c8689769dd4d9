import { readFileSync } from 'node:fs';
import { settings } from '../../src/config.js';

describe('README.md', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('gives the two commands of a newcomer', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('has a line for every setting', () => {
    for (const name of Object.keys(settings)) expect(readme).toContain(`\`${name}\``);
  });
});

describe('the lock file', () => {
  it('names no host but the public registry', () => {
    const hosts = [...readFileSync('package-lock.json', 'utf8').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)];
    for (const [, host] of hosts) expect(host).toBe('registry.npmjs.org');
  });
});
