import { gzipSync } from 'node:zlib';
import { person, returnXml } from '../sen2/return-xml.js';
import { tokenOf } from '../web/web-fixture.js';
import { answered, idOf, ImportApp, megabyte, ourReturn } from './import-app.js';

let imports: ImportApp;
beforeAll(async () => {
  imports = await ImportApp.start();
});
afterAll(() => imports.app.close());

describe('a file that cannot be a return', () => {
  const refused = async (sent: Promise<{ status: number; text: string }>, status: number, words: string) => {
    const before = imports.filesKept();
    const answer = await sent;
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('There is a problem');
    expect(answer.text).toContain('<title>Error: ');
    expect(answer.text).toContain(words);
    expect(imports.filesKept()).toEqual(before);
  };

  it('is refused on the form with what to do, and nothing of it is kept', async () => {
    await refused(imports.upload(''), 422, 'The file is empty');
    await refused(
      imports.upload('%PDF-1.7 not a return', 'return.pdf', 'application/pdf'),
      422,
      'its name ends in .xml or .xml.gz',
    );
    await refused(imports.upload('\u007fELF', 'return.xml.gz', 'application/gzip'), 422, 'neither XML nor gzipped XML');
    await refused(imports.uploadTo().field('other', 'text').then(answered), 422, 'Choose a file');
  });

  it('is refused where it is ten megabytes over the limit, or two at once, or under another name', async () => {
    await refused(imports.upload(Buffer.alloc(11 * megabyte, 60)), 413, 'The file must be 1 MB or smaller');
    const two = imports
      .uploadTo()
      .attach('file', Buffer.from('<a/>'), 'a.xml')
      .attach('file', Buffer.from('<a/>'), 'b.xml');
    await refused(two.then(answered), 422, 'Choose one file only');
    await refused(
      imports.uploadTo().attach('elsewhere', Buffer.from('<a/>'), 'a.xml').then(answered),
      422,
      'Choose one file only',
    );
    const broken = imports
      .uploadTo()
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disp');
    await refused(broken.then(answered), 422, 'The file did not arrive whole');
  });

  it('fails its trial with the place, and leaves no way to import it', async () => {
    const whole = ourReturn([person(1), person(2)]);
    const cut = await imports.tried(whole.slice(0, whole.indexOf('</Forename>', whole.indexOf('</Person>'))));
    expect(cut.text).toContain('The file ends in the middle of record 2; 1 was read. Nothing was recorded.');
    expect(cut.text).not.toContain('Import the file');
    expect((await imports.tried('<html><body>No</body></html>')).text).toContain('The root element is html');
    const open = Buffer.from(ourReturn([]).split('</Persons>')[0] ?? '');
    const bomb = gzipSync(Buffer.concat([open, Buffer.alloc(40 * megabyte, `<!--${' '.repeat(5_000)}-->`)]));
    expect(bomb.length).toBeLessThan(megabyte);
    expect((await imports.tried(bomb, 'bomb.xml.gz')).text).toContain(
      'The file unpacks to more than 250 times its size',
    );
    const entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "b">]><Message>&a;</Message>';
    expect((await imports.tried(entities)).text).toContain('The file has a DOCTYPE');
  });

  it('is refused where it is another authority’s', async () => {
    const { text } = await imports.tried(returnXml([person(1)]));
    expect(text).toContain('The return is of Portsmouth (851), and this installation keeps the cases of authority 999');
  });

  it('is never saved or shown under a name that it brings', async () => {
    const { path, text } = await imports.tried(ourReturn([person(90)]), '../../../etc/<b>passwd\u202e.xml');
    expect(text).not.toContain('etc/');
    expect(text).toContain('Trial run of &lt;b&gt;passwd.xml');
    expect(imports.filesKept()).toContain(`${idOf(path)}.upload`);
  });
});

describe('who may import', () => {
  it('is for managers and administrators, and needs the token of the session', async () => {
    for (const who of ['demo-caseworker', 'demo-auditor'] as const) {
      const browser = await imports.app.as(who);
      expect((await browser.get('/imports').expect(403)).text).toContain('You cannot use this page');
      const theirs = tokenOf((await browser.get('/help')).text);
      await imports.uploadTo(browser, theirs).attach('file', Buffer.from('<a/>'), 'a.xml').expect(403);
    }
    const before = imports.filesKept();
    await imports
      .uploadTo(imports.helen, 'wrong')
      .attach('file', Buffer.from(ourReturn([person(1)])), 'a.xml')
      .expect(403);
    expect(imports.filesKept()).toEqual(before);
    await imports.helen.get('/imports/00000000-0000-4000-8000-000000000000').expect(404);
  });
});
