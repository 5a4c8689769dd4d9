import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

const size = 32 * 1024 * 1024;

/** A file whose blocks are already there: writing into it and syncing is the least that durability costs on this disk. */
export class PreallocatedFile {
  private readonly descriptor: number;
  private offset = 0;

  constructor(file: string) {
    this.descriptor = openSync(file, 'w', 0o600);
    const zeros = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < size; at += zeros.length) writeSync(this.descriptor, zeros, 0, zeros.length, at);
    fsyncSync(this.descriptor);
  }

  /** On the disk when it returns. */
  append(bytes: Buffer): void {
    if (this.offset + bytes.length > size) this.offset = 0;
    writeSync(this.descriptor, bytes, 0, bytes.length, this.offset);
    fdatasyncSync(this.descriptor);
    this.offset += bytes.length;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
