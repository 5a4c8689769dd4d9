import { statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EventStore } from '../../../src/event-store/event-store.js';
import { ImportFiles } from '../../../src/imports/import-files.js';
import { ImportRunner } from '../../../src/imports/import-runner.service.js';
import { historical, person, request } from '../sen2/return-xml.js';
import type { Elements } from '../sen2/return-xml.js';
import { headingOf } from '../web/web-fixture.js';
import { idOf, ImportApp, ourReturn } from './import-app.js';

let imports: ImportApp;
beforeAll(async () => {
  imports = await ImportApp.start();
});
afterAll(() => imports.app.close());

const head = (): Promise<number> => imports.app.app.get(EventStore).head();

describe('an import', () => {
  const faulty = (number: number): Elements => person(number, historical, { PersonBirthDate: '2014-13-45' });
  const content = ourReturn([person(1), person(2, historical), faulty(3), faulty(4)]);

  it('is tried first: counts, what is wrong by reason, and nothing recorded', async () => {
    const before = await head();
    const { path, text } = await imports.tried(gzipSync(content), 'northmere.xml.gz');
    expect(headingOf(text)).toBe('Trial run of northmere.xml.gz');
    expect(text).toContain('2 people would be taken in; 2 people left out');
    expect(text).toContain('Rejected: 2');
    expect(text).toContain('Not a real date (YYYY-MM-DD)');
    expect(text).toContain('Write the date as 2024-06-30');
    // Neither birth date nor name nor number of anybody.
    expect(text).not.toContain('2014-13-45');
    expect(text).not.toContain('Patel');
    expect(await head()).toBe(before);
    const mode = (name: string): number => statSync(join(imports.folder, name)).mode & 0o777;
    for (const name of imports.filesKept()) expect(mode(name)).toBe(0o600);
    const { text: csv } = await imports.helen
      .get(`${path}/report.csv`)
      .expect('content-type', /text\/csv/)
      .expect(200);
    expect(csv).toContain('2014-13-45');
  });

  it('runs once however often it is asked for, and says what was taken in', async () => {
    const { path } = await imports.tried(content, 'again.xml');
    const before = await head();
    expect(await Promise.all([1, 2, 3].map(() => imports.post(`${path}/start`, { phase: 'run' })))).toEqual([
      303, 303, 303,
    ]);
    const text = await imports.ended(path);
    expect(text).toContain('2 people taken in, 2 left out');
    expect(text).toContain('Allocate what has no caseworker yet');
    const after = await head();
    expect(after).toBeGreaterThan(before);
    // An old page, pressed again.
    await imports.post(`${path}/start`, { phase: 'run' });
    await imports.ended(path);
    expect(await head()).toBe(after);
    const list = await imports.page('/imports');
    expect(list).toContain('Complete, 2 left out');
    expect(list).toContain('Helen Marsh');
    expect(list).toMatch(/SHA-256 [0-9a-f]{12}/);
    const kept = await imports.app.app.get(EventStore).readStream('return-999-2025');
    const evidence = kept.find(({ type }) => type === 'ReturnFileImported');
    expect(evidence).toMatchObject({ actor: { id: 'demo-manager' }, correlationId: idOf(path), position: after });
    expect(JSON.parse(evidence?.clear ?? '')).toMatchObject({
      sha256: imports.entry(path).sha256,
      taken: 2,
      rejected: 2,
    });
    expect(text).toContain(`Event ${after}: who imported it`);
  });

  it('of the same file again adds nothing and says so', async () => {
    const { path, text } = await imports.tried(content, 'the-same.xml');
    expect(text).toContain('The same file was brought before');
    const before = await head();
    await imports.post(`${path}/start`, { phase: 'run' });
    expect(await imports.ended(path)).toContain('2 already here; 2 new tried. 0 people taken in, 2 left out');
    // But that it was imported again.
    expect(await head()).toBe(before + 1);
  });

  it('is stopped after the records in hand and gone on with', async () => {
    const many = ourReturn(Array.from({ length: 130 }, (_, index) => person(index + 100, historical)));
    const { path } = await imports.tried(many, 'many.xml');
    await imports.post(`${path}/start`, { phase: 'run' });
    await imports.post(`${path}/stop`);
    const stopped = await imports.ended(path);
    if (!stopped.includes('130 people taken in')) {
      expect(stopped).toMatch(/Stopped\. .* Start it again: nothing is doubled/);
      await imports.post(`${path}/start`, { phase: 'run' });
    }
    const done = await imports.ended(path);
    expect(done).toContain('People in the file');
    expect(imports.register.find(idOf(path))).toMatchObject({
      state: 'done',
      progress: { done: 130 },
    });
    expect(await imports.page('/imports')).toContain('>130<');
  });

  it('waits while another runs', async () => {
    const register = imports.register;
    const [first, second] = await Promise.all([imports.upload(content), imports.upload(content)]);
    const ids = [first, second].map(({ headers }) => (headers['location'] as string).split('/').at(-1) ?? '');
    const states = ids.map((id) => register.find(id)?.state);
    expect(states.filter((state) => state === 'running').length).toBeLessThanOrEqual(1);
    for (const id of ids) await imports.ended(`/imports/${id}`);
    expect(ids.map((id) => register.find(id)?.state)).toEqual(['done', 'done']);
  });

  it('shows how far it is, and answers the page’s own question with the bar or with nothing', async () => {
    const register = imports.register;
    const { path } = await imports.tried(content, 'bar.xml');
    await imports.helen.get(`${path}/progress`).expect(204);
    const id = idOf(path);
    const progress = {
      done: 4_812,
      total: 6_240,
      taken: 4_771,
      alreadyHere: 0,
      contradicted: 0,
      rejected: 41,
      queried: 0,
    };
    register.change(id, (entry) => ({ ...entry, phase: 'run', state: 'running', progress, tookMs: 67_400 }));
    const { text } = await imports.helen.get(`${path}/progress`).expect(200);
    expect(text).toContain('4,812 of 6,240 records read');
    expect(text).toContain('<strong>77%</strong> · about 20 seconds left');
    expect(text).toContain('4,771 taken in · 41 rejected');
    expect(text).toContain('value="4812" max="6240"');
    const whole = await imports.page(path);
    expect(whole).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    expect(whole).toContain('Stop after this record');
    register.change(id, (entry) => ({ ...entry, state: 'cutOff' }));
    expect(await imports.page(path)).toContain(
      'It stopped when the application stopped. 4,812 of 6,240 records were read.',
    );
  });

  it('is forgotten but for its counts when its file is removed, when asked or after seven days', async () => {
    const { path } = await imports.tried(content, 'to-remove.xml');
    const id = idOf(path);
    expect(await imports.post(`${path}/remove`)).toBe(303);
    const text = await imports.page(path);
    expect(text).toContain('File and list were removed on');
    expect(text).not.toContain('Import the file');
    await imports.helen.get(`${path}/report.csv`).expect(404);
    expect(imports.filesKept().filter((name) => name.startsWith(id))).toEqual([]);
    await imports.post(`${path}/start`, { phase: 'run' });
    expect(imports.register.find(id)).toMatchObject({ state: 'done', phase: 'trial' });

    const old = idOf((await imports.tried(content, 'old.xml')).path);
    imports.register.change(old, (entry) => ({ ...entry, uploadedAt: '2026-11-16T08:40:00.000Z' }));
    imports.app.app.get(ImportRunner).sweep();
    expect(imports.filesKept().filter((name) => name.startsWith(old))).toEqual([]);
  });

  it('that fails on our side says so, keeps what is in, and may be tried again', async () => {
    const { path } = await imports.tried(ourReturn([person(50, request)]), 'lost.xml');
    imports.app.app.get(ImportFiles).remove(idOf(path));
    await imports.post(`${path}/start`, { phase: 'run' });
    const text = await imports.ended(path);
    expect(text).toContain('The file cannot be opened');
  });
});
