import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FontCharacters, unprintable } from './printable-characters.js';
import type { PrintedLetter } from './printed-letter.js';

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const fontFile = (name: string): string => join(fontFolder, `Roboto-${name}.ttf`);

/** Letters as PDF files. The same letter gives the same bytes, today and in ten years, with the same version of this program. */
@Injectable()
export class LetterPdf {
  private making: Promise<unknown> = Promise.resolve();
  private font: FontCharacters | null = null;

  /** Characters that the PDF cannot show; where there are any, the letter is printed from its page. */
  unprintable(letter: PrintedLetter): readonly string[] {
    this.font ??= new FontCharacters(fontFile('Regular'));
    return unprintable(letter, this.font);
  }

  /** One after another: the library keeps its fonts in one place. */
  async of(letter: PrintedLetter): Promise<Buffer> {
    const made = this.making.then(() => make(letter));
    this.making = made.catch(() => undefined);
    return made;
  }
}

async function make(letter: PrintedLetter): Promise<Buffer> {
  // Loaded at the first letter: nothing else needs it.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: { normal: fontFile('Regular'), bold: fontFile('Medium') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fontFolder));
  return pdfmake.createPdf(definitionOf(letter)).getBuffer();
}

function definitionOf(letter: PrintedLetter): TDocumentDefinitions {
  const { reference, date, dated, subject } = letter;
  return {
    pageSize: 'A4',
    pageMargins: [68, 60, 68, 72],
    version: '1.7',
    language: 'en-GB',
    displayTitle: true,
    // Compressed by another version of the same library the bytes would differ, and with them the fingerprint.
    compress: false,
    info: {
      title: `${subject} (${reference})`,
      author: letter.sender[0] ?? '',
      subject: reference,
      creator: 'EHC tracker',
      producer: 'EHC tracker',
      // The date of the letter, not of the moment.
      creationDate: new Date(`${dated}T12:00:00.000Z`),
      modDate: new Date(`${dated}T12:00:00.000Z`),
    },
    defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
    footer: (page, pages) => ({
      columns: [
        { text: `${reference} · ${date}`, alignment: 'left' },
        { text: `Page ${page} of ${pages}`, alignment: 'right' },
      ],
      fontSize: 9,
      margin: [68, 24, 68, 0],
    }),
    content: contentOf(letter),
  };
}

function contentOf(letter: PrintedLetter): Content[] {
  const [name = '', ...address] = letter.sender;
  return [
    { text: name, bold: true, fontSize: 14 },
    ...address.map((text): Content => ({ text, fontSize: 9.5 })),
    ...letter.contact.map((text): Content => ({ text, fontSize: 9.5 })),
    { text: 'Private and confidential', bold: true, margin: [0, 24, 0, 6] },
    ...letter.recipient.map((text): Content => ({ text })),
    { text: letter.date, margin: [0, 18, 0, 0] },
    { text: `Our reference: ${letter.reference}`, margin: [0, 0, 0, 18] },
    ...(letter.salutation === '' ? [] : [{ text: letter.salutation, margin: [0, 0, 0, 10] } as Content]),
    { text: letter.subject, bold: true, fontSize: 13, margin: [0, 0, 0, 8] },
    ...letter.parts.flatMap(partOf),
    ...(letter.closing.length === 0 ? [] : [{ text: '', margin: [0, 8, 0, 0] } as Content]),
    ...letter.closing.map((text): Content => ({ text, margin: [0, 0, 0, 4] })),
    ...(letter.enclosures.length === 0
      ? []
      : [
          { text: 'Enclosed', bold: true, margin: [0, 14, 0, 2] } as Content,
          { ul: [...letter.enclosures] } as Content,
        ]),
  ];
}

/** A heading stays with what it stands above, unless that is too long to stay together. */
function partOf({ heading, paragraphs }: PrintedLetter['parts'][number]): Content[] {
  const [first = '', ...rest] = paragraphs;
  const begun: Content[] = [
    ...(heading === null ? [] : [{ text: heading, bold: true, margin: [0, 8, 0, 2] } as Content]),
    { text: first, margin: [0, 0, 0, 6] },
  ];
  const together: Content = { stack: begun, unbreakable: first.length <= longestTogether };
  return [together, ...rest.map((text): Content => ({ text, margin: [0, 0, 0, 6] }))];
}

/** Characters that fit on a third of a page. */
const longestTogether = 1_200;
