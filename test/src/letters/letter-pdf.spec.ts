import { LetterPdf } from '../../../src/letters/letter-pdf.service.js';
import { printedLetter } from '../../../src/letters/printed-letter.js';
import type { PrintedLetter } from '../../../src/letters/printed-letter.js';
import { day } from '../../support/assessment-facts.js';
import { pdfText } from '../../support/pdf-text.js';

const letterTo = (recipientName: string, text: string): PrintedLetter =>
  printedLetter(
    {
      sender: 'Northmere Council\nCouncil House',
      recipientName,
      recipientAddress: '4 Mill Lane\nNorthmere',
      subject: 'Decision not to assess',
      parts: [{ part: 'reasons', heading: 'Why', text }],
      enclosures: [{ part: 'plan', text: 'A copy of the plan' }],
      signedBy: 'Yours sincerely\nPriya Nair',
    },
    day('2026-11-03'),
    'EHC-2026-0412',
  );

describe('a letter as a PDF', () => {
  const pdf = new LetterPdf();

  it('holds every word, with names in Latin Extended, Greek and Cyrillic as they are written', async () => {
    const letter = letterTo('Łukasz Żółć', 'Ελένη και Ольга Жукова: “needs” met – in part.\n<script>alert(1)</script>');
    expect(pdf.unprintable(letter)).toEqual([]);
    const [page = ''] = pdfText(await pdf.of(letter));
    for (const words of [
      'Northmere Council',
      'Łukasz Żółć',
      'Ελένη και Ольга Жукова: “needs” met – in part.',
      '<script>alert(1)</script>',
      '3 November 2026',
      'A copy of the plan',
      'Priya Nair',
      'EHC-2026-0412 · 3 November 2026',
      'Page 1 of 1',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('\u{FFFD}');
  });

  it('is the same byte for byte, whenever it is made', async () => {
    const letter = letterTo('Sadia Hussain-Cole', 'Because.');
    const first = await pdf.of(letter);
    const [again, other] = await Promise.all([pdf.of(letter), pdf.of(letterTo('Sadia Hussain-Cole', 'Because!'))]);
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
    expect(first.toString('latin1')).toContain('/Lang (en-GB)');
    expect(first.toString('latin1')).toContain('D:20261103120000Z');
  });

  it('numbers the pages of a long letter, each with the reference', async () => {
    const pages = pdfText(
      await pdf.of(letterTo('Sadia', Array.from({ length: 120 }, (_, n) => `Line ${n}`).join('\n'))),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('EHC-2026-0412');
    }
    expect(pages.join('')).toContain('Line 119');
  });

  it('names what its typeface lacks rather than print a hole', () => {
    expect(pdf.unprintable(letterTo('שרה', 'مر'))).toEqual(['ש', 'ר', 'ה', 'م', 'ر']);
    expect(pdf.unprintable(letterTo('Ana 😀', 'x'))).toEqual(['😀']);
  });
});
