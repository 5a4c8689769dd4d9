import { Injectable } from '@nestjs/common';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontFile, pdfFile, pdfFrame } from './pdf-file.js';
import { FontCharacters, unprintable } from './printable-characters.js';
import type { PrintedLetter } from './printed-letter.js';

/** Letters as PDF files. The same letter gives the same bytes, today and in ten years, with the same version of this program. */
@Injectable()
export class LetterPdf {
  private font: FontCharacters | null = null;

  /** Characters that the PDF cannot show; where there are any, the letter is printed from its page. */
  unprintable(letter: PrintedLetter): readonly string[] {
    this.font ??= new FontCharacters(fontFile('Regular'));
    return unprintable(letter, this.font);
  }

  of(letter: PrintedLetter): Promise<Buffer> {
    return pdfFile(definitionOf(letter));
  }
}

function definitionOf(letter: PrintedLetter): TDocumentDefinitions {
  const { reference, date, dated, subject } = letter;
  return {
    ...pdfFrame(`${subject} (${reference})`, letter.sender[0] ?? '', reference, dated),
    pageMargins: [68, 60, 68, 72],
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
