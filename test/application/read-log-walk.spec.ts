import type { NestExpressApplication } from '@nestjs/platform-express';
import { configFrom } from '../../src/config.js';
import { dataClasses } from '../../src/read-log/data-classes.js';
import { readDataFrom } from '../../src/read-log/read-record.js';
import { startApplication } from '../../src/start-application.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { smallAuthority } from '../support/small-authority.js';
import { ReadLogWalk } from './read-log-walk.js';
import type { Visited } from './read-log-walk.js';

const people = ['nobody', 'demo-caseworker', 'demo-manager', 'demo-auditor'];

describe('every page that somebody can open', () => {
  let sample: EhcCommand;
  let app: NestExpressApplication;
  const visited: Visited[] = [];

  beforeAll(async () => {
    sample = await smallAuthority();
    app = await startApplication(configFrom({ EHC_DATA_DIR: sample.dataFolder, PORT: '0', LOG_LEVEL: 'silent' }));
    const walk = new ReadLogWalk(app, (await app.getUrl()).replace('[::1]', '127.0.0.1'));
    await walk.learn();
    for (const person of people) visited.push(...(await walk.as(person)));
  }, 120_000);
  afterAll(async () => {
    await app.close();
    sample.remove();
  });

  const isOfReadLog = ({ records }: Visited): boolean =>
    records.length === 1 && records.every(({ clear }) => clear.includes('"readLog"'));
  const told = (some: readonly Visited[]): readonly string[] =>
    some.map(({ who, path, records }) => `${who} ${path}: ${records.length} records`);

  it('is in the read log exactly once where it shows something of a child', () => {
    expect(told(visited.filter(({ shows, records }) => shows && records.length !== 1))).toEqual([]);
  });

  it('is not in the read log where it shows nothing of a child', () => {
    const wrong = visited.filter((one) => !one.shows && one.records.length > 0 && !isOfReadLog(one));
    expect(told(wrong)).toEqual([]);
  });

  it('is recorded with who, which page as declared, and a known class, and with nothing of what it showed', () => {
    for (const { who, route, path, records } of visited) {
      for (const { type, actor, clear, sealed, stream } of records) {
        const data = readDataFrom(JSON.parse(clear) as object);
        expect([type, actor.id, data.route, path]).toEqual(['PersonalDataRead', who, `GET ${route}`, path]);
        expect(data.classes.length).toBeGreaterThan(0);
        expect(data.classes).not.toContain('other');
        expect(dataClasses).toEqual(expect.arrayContaining([...data.classes]));
        expect([sealed, stream.startsWith('reads-')]).toEqual([[], true]);
        // Ids, codes and the day looked back to are all that a record holds.
        const texts = clear.replaceAll(/"[0-9a-f-]{36}"|"\d{4}-\d\d-\d\d"|"GET [^"]*"|"[a-zA-Z]+"/g, '""');
        expect(texts).toMatch(/^[{}[\]",:\d\snul]*$/);
      }
    }
  });

  it('was really walked: cases, lists, figures, files and the interface for programs showed children', () => {
    const shown = new Set(visited.filter(({ shows }) => shows).map(({ route }) => route));
    const expected = [
      '/due-work',
      '/due-work.csv',
      '/cases',
      '/cases.csv',
      '/found/:key',
      '/cases/:reference',
      '/cases/:reference/clocks',
      '/cases/:reference/advice',
      '/cases/:reference/history',
      '/cases/:reference/history/:number',
      '/cases/:reference/notes/new',
      '/performance/cases',
      '/performance/cases.csv',
      '/reviews',
      '/api/cases',
      '/api/cases/:id',
      '/api/cases/:id/history',
      '/api/due-work',
    ];
    expect(expected.filter((route) => !shown.has(route))).toEqual([]);
    expect(visited.some(({ route, status }) => route === '/read-log' && status === 200)).toBe(true);
    expect(visited.filter(({ who, shows }) => who === 'nobody' && shows)).toEqual([]);
  });
});
