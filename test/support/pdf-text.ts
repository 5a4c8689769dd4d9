/** The text of an uncompressed PDF, page by page, read as a viewer does: glyphs through each font's own table of characters. */
export function pdfText(file: Buffer): readonly string[] {
  const text = file.toString('latin1');
  const object = (number: string): string =>
    new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(text)?.[1] ?? '';
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const fontOf = (name: string, resources: string): ReadonlyMap<string, string> => {
    const number = new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1] ?? '';
    const known = fonts.get(number) ?? charactersOf(object(/\/ToUnicode (\d+) 0 R/.exec(object(number))?.[1] ?? ''));
    fonts.set(number, known);
    return known;
  };
  return [...text.matchAll(/\/Type \/Page\n[\s\S]*?endobj/g)].map(([page]) => {
    const resources = object(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '');
    const content = object(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '');
    let font: ReadonlyMap<string, string> = new Map();
    let words = '';
    for (const [, name, shown = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fontOf(name, resources);
      else for (const [, glyphs = ''] of shown.matchAll(/<([0-9a-f]+)>/g)) words += lettersOf(glyphs, font);
    }
    return words;
  });
}

function lettersOf(glyphs: string, font: ReadonlyMap<string, string>): string {
  return [...glyphs.matchAll(/[0-9a-f]{4}/g)].map(([glyph]) => font.get(glyph) ?? '\u{FFFD}').join('');
}

function charactersOf(map: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first, 16);
    for (const [, codes = ''] of list.matchAll(/<([^>]*)>/g)) {
      const units = codes.split(' ').map((unit) => Number.parseInt(unit, 16));
      found.set(glyph.toString(16).padStart(4, '0'), String.fromCharCode(...units));
      glyph += 1;
    }
  }
  return found;
}
