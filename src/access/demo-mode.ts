import { isIP } from 'node:net';

/** Tells whether only this computer can reach an address to listen on. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/**
 * The demo lets anybody be anybody, so it may serve this computer only.
 * @throws Error if the demo would listen on an address that others can reach.
 */
export function checkDemoAddress(demo: boolean, host: string): void {
  if (!demo || isLoopback(host)) return;
  throw new Error(
    `The demo has no passwords and would be open to others on ${host === '' ? 'every address' : host}. ` +
      'Listen on 127.0.0.1, or turn the demo off',
  );
}
