import { open } from 'node:fs/promises';

const longestName = 100;

/**
 * What a file is called, fit to be shown: without folders, without characters that cannot be seen or that turn the line round.
 * Nothing is opened or saved under it.
 */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  const named = Array.from(plain).slice(0, longestName).join('');
  return named === '' || /^\.+$/.test(named) ? 'Unnamed file' : named;
}

/** What is wrong with a file as a SEN2 return, from its name and first bytes, in words for the form; null where nothing is. */
export async function faultOfFile(path: string, name: string, bytes: number): Promise<string | null> {
  if (bytes === 0) return 'The file is empty. Choose a SEN2 return';
  if (!/\.xml(?:\.gz)?$/i.test(name)) return 'The file must be a SEN2 return: its name ends in .xml or .xml.gz';
  return startsLikeReturn(await firstBytes(path))
    ? null
    : 'The file is neither XML nor gzipped XML, whatever its name says. Choose a SEN2 return';
}

/** Gzip by its first bytes; XML by a first `<`, after a byte order mark and white space, in any of the encodings we read. */
function startsLikeReturn(head: Buffer): boolean {
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(head.toString('latin1'));
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
