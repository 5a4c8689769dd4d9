import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { createGzip, gzipSync } from 'node:zlib';
import { surveyReturn } from '../../../src/sen2/return-reader.js';
import { groupOf, textOf } from '../../../src/sen2/return-record.js';
import { ReturnUnreadable } from '../../../src/sen2/return-unreadable.js';
import { fileOf, person, readAll, request, returnFile, returnXml, upnOf } from './return-xml.js';

const head = returnXml([]).replace('</Persons></Message>\n', '');

async function fault(file: string): Promise<ReturnUnreadable> {
  const error = await surveyReturn(file).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReturnUnreadable)) throw new Error(`Expected ReturnUnreadable, got ${String(error)}`);
  return error;
}

/** A file of many repetitions, written without holding it; gzipped, so that a gigabyte takes a moment. */
async function longFile(start: string, repeated: string, times: number): Promise<string> {
  const file = fileOf('');
  function* parts(): Generator<string> {
    yield start;
    for (let index = 0; index < times; index += 1) yield repeated;
  }
  await pipeline(Readable.from(parts()), createGzip({ level: 1 }), createWriteStream(file));
  return file;
}

describe('reading a return', () => {
  it('gives the header and every field with its line', async () => {
    const [read] = await readAll(returnFile([person(1)]));
    expect(read?.header).toMatchObject({ year: 2025, period: 2024, referenceDate: '2025-01-16', authority: '851' });
    expect(read?.person.group.fields.get('Forename')).toEqual({ value: 'Will', line: 21 });
    const [requestGroup] = read?.person.group.groups ?? [];
    expect(textOf(groupOf(requestGroup ?? null, 'Assessment'), 'AssessmentOutcomeDate')).toBe('2024-08-12');
  });

  it('reads elements in any order, with namespace prefixes, character references and CDATA', async () => {
    const reversed = Object.fromEntries(Object.entries(person(1)).reverse());
    const xml = returnXml([reversed])
      .replace('<Message>', '<d:Message xmlns:d="urn:x">')
      .replace('</Message>', '</d:Message>')
      .replace('>Patel<', '><![CDATA[O&]]>&#39;Hara<');
    const [read] = await readAll(fileOf(xml));
    expect(textOf(read?.person.group ?? null, 'Surname')).toBe("O&'Hara");
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${returnXml([person(1, request, { Surname: 'Zoë' })])}`)],
    [
      'UTF-16 with a byte order mark',
      Buffer.from(`\uFEFF${returnXml([person(1, request, { Surname: 'Zoë' })])}`, 'utf16le'),
    ],
    [
      'Latin 1 that says so',
      Buffer.from(returnXml([person(1, request, { Surname: 'Zoë' })]).replace('utf-8', 'ISO-8859-1'), 'latin1'),
    ],
    ['gzip, whatever the name', gzipSync(returnXml([person(1, request, { Surname: 'Zoë' })]))],
  ])('reads %s', async (_, bytes) => {
    const [read] = await readAll(fileOf(bytes));
    expect(textOf(read?.person.group ?? null, 'Surname')).toBe('Zoë');
  });

  it('keeps unknown elements, attributes and stray text word for word', async () => {
    const xml = returnXml([person(1, request, { Note: { By: 'A', Text: 'B' } })]).replace(
      '<Requests>',
      '<Requests id="7">stray',
    );
    const [read] = await readAll(fileOf(xml));
    expect(read?.person.unknown.map(({ path, value }) => [path, value])).toEqual([
      ['Person/Note/By', 'A'],
      ['Person/Note/Text', 'B'],
      ['Person/Requests/@id', '7'],
      ['Person/Requests/#text', 'stray'],
    ]);
  });

  it('tells which identifiers two records share', async () => {
    const survey = await surveyReturn(returnFile([person(1), person(2), person(1)]));
    expect(survey.persons).toBe(3);
    expect([...survey.shared].map(([name, places]) => [name, places.map(({ number }) => number)])).toEqual([
      [`UPN ${upnOf(1)}`, [1, 3]],
    ]);
  });
});

describe('refusing what is no return', () => {
  it.each([
    ['another root element', '<Root/>', 'wrong-root', 1],
    ['no XML at all', 'surname,forename', 'not-xml', 1],
    ['an empty file', '', 'not-xml', 1],
    ['another collection', returnXml([person(1)], { collection: 'CIN' }), 'not-a-sen2-return', 18],
    ['a header without a reference date', returnXml([], { referenceDate: 'x' }), 'header-incomplete', 18],
    ['a file cut off in the middle of a record', returnXml([person(1), person(2)]).slice(0, -400), 'cut-off', 107],
    ['a file cut off in the middle of a tag', returnXml([person(1)]).slice(0, -5), 'cut-off', 69],
    ['tags that do not match', returnXml([person(1)]).replace('</Surname>', '</Forename>'), 'not-xml', 20],
    ['an undefined entity', returnXml([person(1)]).replace('Patel', '&lol;'), 'not-xml', 20],
    ['bytes that are not in the encoding', Buffer.from([...Buffer.from(head), 0xff, 0xff]), 'encoding', 19],
    ['an encoding nobody uses', returnXml([]).replace('utf-8', 'ebcdic'), 'encoding', 1],
  ])('refuses %s with its place', async (_, content, reason, line) => {
    const error = await fault(fileOf(content));
    expect([error.reason, error.place?.line]).toEqual([reason, line]);
  });

  it('refuses a billion laughs at its DOCTYPE, before any entity is made', async () => {
    const entities = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const xml = returnXml([person(1)])
      .replace('<Message>', `${entities}<Message>`)
      .replace('Patel', '&b;');
    expect((await fault(fileOf(xml))).reason).toBe('doctype');
  });

  it('refuses a file that does not exist, and an archive that is damaged or cut off', async () => {
    const zipped = gzipSync(returnXml([person(1)]));
    expect((await fault('/nowhere/return.xml')).reason).toBe('cannot-open');
    expect((await fault(fileOf(zipped.subarray(0, -20)))).reason).toBe('cut-off');
    expect((await fault(fileOf(Buffer.concat([zipped.subarray(0, 20), Buffer.alloc(400, 7)])))).reason).toBe(
      'not-gzip',
    );
  });

  const mebibyte = 1024 * 1024;
  it.each([
    ['one tag that never ends', `${head}<`, 'Person'.repeat(10_000), 'too-long'],
    ['one text that never ends', `${head}<Person><Surname>`, 'a'.repeat(60_000), 'too-long'],
    ['one comment that never ends', `${head}<!--`, 'a'.repeat(60_000), 'too-long'],
    [
      'attributes without end',
      `${head}<Person `,
      Array.from({ length: 10_000 }, (_, index) => ` a${index}="b"`).join(''),
      'too-many',
    ],
    ['one tag in itself', head, '<Person>'.repeat(8_000), 'too-deep'],
    ['one field over and over', `${head}<Person>`, '<Surname>a</Surname>'.repeat(3_000), 'too-many'],
    ['empty persons without end', head, '<Person/>'.repeat(7_000), 'too-many'],
    ['elements outside the records', head, '<X/>'.repeat(15_000), 'too-many'],
  ])('refuses %s, long before its end and in constant memory', async (_, start, repeated, reason) => {
    const file = await longFile(start, repeated, Math.ceil((48 * mebibyte) / repeated.length));
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const error = await fault(file);
    const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before;
    expect(error.reason).toBe(reason);
    expect(grown).toBeLessThan(150 * mebibyte);
  });

  it('refuses an archive that unpacks to hundreds of times its size', async () => {
    const filler = ' '.repeat(mebibyte / 2);
    const xml = `${head}${`${filler}<!-- -->`.repeat(40)}</Persons></Message>`;
    expect((await fault(fileOf(gzipSync(xml)))).reason).toBe('expands-too-much');
  });
});
