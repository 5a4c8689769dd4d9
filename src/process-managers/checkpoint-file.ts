import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const name = 'process-managers.json';

/**
 * How far the process managers have looked. It may be lost, or stand before where they were: then they look again, which does
 * no harm. It must never stand after an event that nobody has looked at, so every process saves only its own progress.
 */
export class CheckpointFile {
  constructor(private readonly folder: string) {}

  /** 0 where there is none or it cannot be read. */
  read(): number {
    try {
      const { position } = JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as { readonly position?: unknown };
      return typeof position === 'number' && Number.isSafeInteger(position) && position > 0 ? position : 0;
    } catch {
      return 0;
    }
  }

  /** Whole or not at all. */
  save(position: number): void {
    const draft = join(this.folder, `${name}.${process.pid}`);
    const file = openSync(draft, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify({ position }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, join(this.folder, name));
  }
}
