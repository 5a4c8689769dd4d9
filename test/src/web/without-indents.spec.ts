import { withoutIndents } from '../../../src/web/nunjucks-environment.js';

describe('a page without the indents of its templates', () => {
  it('keeps a break where there was one, and every text as it is', () => {
    expect(withoutIndents('<ul>\n    <li>one\n  two</li>\n\n    <li>three</li>\n</ul>')).toBe(
      '<ul>\n<li>one\n  two</li>\n<li>three</li>\n</ul>',
    );
    const typed = '<textarea>\n  kept\n    as typed &lt;b&gt;\n  &lt;/b&gt;</textarea>';
    expect(withoutIndents(typed)).toBe(typed);
  });

  it('touches nothing on a page that has text set out by its spaces', () => {
    const page = '<div>\n    <pre>a\n    <b>b</b></pre></div>';
    expect(withoutIndents(page)).toBe(page);
  });
});
