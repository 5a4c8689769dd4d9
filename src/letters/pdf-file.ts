import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

/** A font file of the PDF library. */
export const fontFile = (name: 'Regular' | 'Medium'): string => join(fontFolder, `Roboto-${name}.ttf`);

let making: Promise<unknown> = Promise.resolve();

/** The bytes of a PDF file, one after another: the library keeps its fonts in one place. */
export async function pdfFile(definition: TDocumentDefinitions): Promise<Buffer> {
  const made = making.then(() => make(definition));
  making = made.catch(() => undefined);
  return made;
}

/**
 * What every file of ours says of itself. The day is that of its content, not of the moment, so that the same content gives the
 * same bytes.
 */
export function pdfFrame(title: string, author: string, subject: string, dated: string): Partial<TDocumentDefinitions> {
  const at = new Date(`${dated}T12:00:00.000Z`);
  return {
    pageSize: 'A4',
    version: '1.7',
    language: 'en-GB',
    displayTitle: true,
    // Compressed by another version of the same library the bytes would differ, and with them the fingerprint.
    compress: false,
    info: { title, author, subject, creator: 'EHC tracker', producer: 'EHC tracker', creationDate: at, modDate: at },
  };
}

async function make(definition: TDocumentDefinitions): Promise<Buffer> {
  // Loaded at the first file: nothing else needs it.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: { normal: fontFile('Regular'), bold: fontFile('Medium') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fontFolder));
  return pdfmake.createPdf(definition).getBuffer();
}
