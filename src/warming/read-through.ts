import { open } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

const atOnce = 1_048_576;

/**
 * Reads a file from a byte on to its end and keeps nothing of it: from then on the operating system has it in memory. Never
 * to be called in a process that has the file open as a database: closing it here would take away the locks there.
 */
export async function readThrough(file: string, from: number): Promise<number> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafeSlow(atOnce);
    let position = from;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, atOnce, position);
      if (bytesRead === 0) return position - from;
      position += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

// As a process of its own: pairs of a file and where to begin in it.
if (process.argv[1] === import.meta.filename) {
  setPriority(constants.priority.PRIORITY_LOW);
  const given = process.argv.slice(2);
  for (let index = 0; index + 1 < given.length; index += 2) {
    await readThrough(given[index] ?? '', Number(given[index + 1]));
  }
}
