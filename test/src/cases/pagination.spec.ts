import fc from 'fast-check';
import { pageOfRows, pagination } from '../../../src/cases/pagination.view.js';

describe('the pages of a list', () => {
  const list = fc.array(fc.nat(), { maxLength: 300 });
  const size = fc.integer({ min: 1, max: 60 });

  it('have every row once, in order', () => {
    fc.assert(
      fc.property(list, size, (rows, aPage) => {
        const last = Math.max(1, Math.ceil(rows.length / aPage));
        const pages = Array.from({ length: last }, (_, at) => pageOfRows(rows, { asked: at + 1, size: aPage }));
        expect(pages.flatMap(({ shown }) => shown)).toEqual(rows);
        expect(pages.every(({ shown }) => shown.length <= aPage)).toBe(true);
        expect(pages.map(({ page }) => page)).toEqual(pages.map((_, at) => at + 1));
      }),
    );
  });

  it('end with the last: whoever asks for more is shown that', () => {
    const rows = Array.from({ length: 101 }, (_, at) => at);
    expect(pageOfRows(rows, { asked: 9, size: 50 })).toEqual({ page: 3, shown: [100] });
    expect(pageOfRows([], { asked: 9, size: 50 })).toEqual({ page: 1, shown: [] });
  });

  it('are linked where there is more than one', () => {
    expect(pagination({ page: 1, size: 50, total: 50 }, String)).toBeNull();
    expect(pagination({ page: 2, size: 50, total: 101 }, String)).toEqual({
      previous: { href: '1' },
      next: { href: '3' },
      items: [
        { number: 1, href: '1' },
        { number: 2, href: '2', current: true },
        { number: 3, href: '3' },
      ],
    });
  });
});
