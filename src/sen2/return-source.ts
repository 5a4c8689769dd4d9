import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { UnreadableReason } from './return-unreadable.js';

/** Faults of the bytes, before there is a line to name; the reader adds the place it had come to. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';

  constructor(
    readonly reason: UnreadableReason,
    message: string,
    options?: ErrorOptions,
    /** Text that could still be decoded before the fault: it leads to the line. */
    readonly textBefore = '',
  ) {
    super(message, options);
  }
}

/**
 * Ceilings on size. The largest English authorities return some 20,000 persons of about 1 kB, 20 MB in all, so that
 * 256 MiB leaves ten times room. Returns compress 15 to 40 times; 250 times, past the first 4 MiB, is a bomb.
 */
export const sizeCeilings = { bytes: 256 * 1024 * 1024, ratio: 250, ratioFrom: 4 * 1024 * 1024 } as const;

const mebibyte = 1024 * 1024;

/**
 * The text of a plain or gzipped file, piece by piece with backpressure. Gzip is told by its first bytes, not the name.
 * @throws SourceFault for a file that cannot be opened, unpacked or decoded, or that outgrows the ceilings.
 */
export async function* textOfFile(file: string): AsyncGenerator<string> {
  yield* decoded(bytesOfFile(file));
}

async function* bytesOfFile(file: string): AsyncGenerator<Uint8Array> {
  const zipped = await startsLikeGzip(file);
  const source = createReadStream(file);
  // Faults surface where the last stream is read; the callback only keeps pipeline from raising them twice.
  const stream = zipped ? pipeline(source, createGunzip(), () => undefined) : source;
  let total = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > sizeCeilings.bytes) {
        throw new SourceFault('too-large', `The file holds more than ${sizeCeilings.bytes / mebibyte} MiB of text`);
      }
      if (zipped && total > sizeCeilings.ratioFrom && total > source.bytesRead * sizeCeilings.ratio) {
        throw new SourceFault('expands-too-much', `The file unpacks to more than ${sizeCeilings.ratio} times its size`);
      }
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SourceFault ? error : faultOf(error);
  } finally {
    source.destroy();
    stream.destroy();
  }
}

async function startsLikeGzip(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new SourceFault('cannot-open', 'The file cannot be opened', { cause: error });
  }
}

function faultOf(cause: unknown): SourceFault {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'Z_BUF_ERROR')
    return new SourceFault('cut-off', 'The file is cut off: the archive ends too soon', { cause });
  if (code.startsWith('Z_'))
    return new SourceFault('not-gzip', 'The archive is damaged and cannot be unpacked', { cause });
  return new SourceFault('cannot-open', 'The file cannot be read', { cause });
}

/** Bytes enough to hold the byte order mark and the XML declaration. */
const headLength = 200;

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Buffer | null = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    if (decoder !== null) {
      yield decode(decoder, chunk);
      continue;
    }
    head = Buffer.concat([head ?? Buffer.alloc(0), chunk]);
    if (head.length < headLength) continue;
    decoder = decoderFor(head);
    yield decode(decoder, head);
    head = null;
  }
  decoder ??= decoderFor(head ?? Buffer.alloc(0));
  yield decode(decoder, head ?? undefined) + decode(decoder, undefined, false);
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, stream = true): string {
  try {
    return bytes === undefined ? decoder.decode(undefined, { stream }) : decoder.decode(bytes, { stream });
  } catch (error) {
    const [textBefore = ''] = new TextDecoder(decoder.encoding).decode(bytes).split('\uFFFD', 1);
    const explanation = `The file holds bytes that are not ${decoder.encoding}`;
    throw new SourceFault('encoding', explanation, { cause: error }, textBefore);
  }
}

/** Encodings a return may be written in, by the name in its XML declaration. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
]);

function decoderFor(head: Uint8Array): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declaration = Buffer.from(head.subarray(0, headLength)).toString('latin1');
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/i.exec(declaration)?.[1];
  const encoding = encodings.get((declared ?? 'utf-8').toLowerCase());
  if (encoding === undefined) {
    throw new SourceFault('encoding', `The file says it is in ${JSON.stringify(declared)}; save it as UTF-8`);
  }
  return new TextDecoder(encoding, { fatal: true });
}
