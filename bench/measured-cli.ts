import { writeSync } from 'node:fs';

// The command line itself, which tells on its way out how much memory it held at most (KiB, as the system counted it).
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
await import('../src/cli/main.js');
