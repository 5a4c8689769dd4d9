import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isNativeError } from 'node:util/types';
import { StoreFull } from '../event-store/event-store-errors.js';
import type { ImportFiles } from './import-files.js';

/** A file that has come in whole. */
export interface StoredUpload {
  readonly originalname: string;
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
}

type Stored = Omit<StoredUpload, 'originalname'>;
type Done<Answer> = (error: Error | null, answer?: Answer) => void;

/** A storage engine of multer: each file goes straight to disk under an id of its own, hashed on its way. */
export class UploadStorage {
  constructor(private readonly files: Pick<ImportFiles, 'pathOf'>) {}

  _handleFile(_request: unknown, file: { readonly stream: Readable }, done: Done<Stored>): void {
    this.store(file.stream).then((stored) => {
      done(null, stored);
    }, done);
  }

  _removeFile(_request: unknown, { id }: Partial<Stored>, done: Done<never>): void {
    if (id === undefined) done(null);
    else rm(this.files.pathOf(id), { force: true }).then(() => { done(null); }, done); // prettier-ignore
  }

  private async store(stream: Readable): Promise<Stored> {
    const id = randomUUID();
    const hash = createHash('sha256');
    let bytes = 0;
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, pass): void {
        hash.update(chunk);
        bytes += chunk.length;
        pass(null, chunk);
      },
    });
    const path = this.files.pathOf(id);
    try {
      await pipeline(stream, counting, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw isNativeError(error) && 'code' in error && error.code === 'ENOSPC'
        ? new StoreFull({ cause: error })
        : error;
    }
    return { id, bytes, sha256: hash.digest('hex') };
  }
}
