import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** What lists, names and cases are read from, in this order. Where the log is on a server it has no file here. */
const files = ['read-models.sqlite', 'keys.sqlite', 'events.sqlite'];

/** Smaller files are soon in memory by themselves. */
const worthIt = 67_108_864;

export interface PartOfFile {
  readonly file: string;
  /** The byte to begin at. */
  readonly from: number;
}

/**
 * Reads the data files through once after a start. The events of a case lie in as many places all over the log: until the
 * operating system has these in memory, a page waits for the disk some thirty times, and on a busy disk for half a second.
 */
@Injectable()
export class FileWarming implements OnApplicationBootstrap, OnModuleDestroy {
  private reader: ChildProcess | null = null;
  private finished: () => void = () => undefined;
  /** Resolves once they have been read, or could not be. */
  readonly done = new Promise<void>((resolve) => {
    this.finished = resolve;
  });

  constructor(private readonly folder: string) {}

  onApplicationBootstrap(): void {
    const parts = worthReading(this.folder, process.availableMemory() / 2);
    if (parts.length === 0) {
      this.finished();
      return;
    }
    // A process of its own: closing a database's file in this one would take away the locks of its connections.
    const script = join(import.meta.dirname, 'read-through.js');
    const given = parts.flatMap(({ file, from }) => [file, String(from)]);
    this.reader = spawn(process.execPath, [script, ...given], { stdio: 'ignore' });
    // Pages are right without it, only slower.
    this.reader.once('error', this.finished);
    this.reader.once('exit', this.finished);
    this.reader.unref();
  }

  onModuleDestroy(): void {
    this.reader?.kill();
  }
}

/** The parts of the files that fit into so much memory; of one that does not, its end, where what is new stands. */
export function worthReading(folder: string, memory: number): readonly PartOfFile[] {
  let left = memory;
  return files.flatMap((name): readonly PartOfFile[] => {
    const file = join(folder, name);
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size < worthIt || left <= 0) return [];
    const from = Math.max(0, size - Math.floor(left));
    left -= size - from;
    return [{ file, from }];
  });
}
