import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { agent } from 'supertest';
import { configFrom } from '../../src/config.js';
import { BasisService } from '../../src/commands/basis.service.js';
import { EventStore } from '../../src/event-store/event-store.js';
import { ProjectorService } from '../../src/projector/projector.service.js';
import { startApplication } from '../../src/start-application.js';
import { requestReceived } from '../support/assessment-facts.js';
import { EhcCommand } from '../support/ehc-command.js';
import { quickestOf } from '../support/quickest.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';
import { append, cleanDigests, until } from './projector/projector-rig.js';
import type { Browser } from './web/web-fixture.js';
import { headingOf, signInAs, tokenOf } from './web/web-fixture.js';

const cookieOf = (headers: Record<string, unknown>): string =>
  ((headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0] ?? '';

describeWithRedis('the application with read models and sessions in Redis', () => {
  let server: RedisServer;
  let folder: string;
  let app: NestExpressApplication;
  const environment = (): Record<string, string> => ({
    EHC_DATA_DIR: folder,
    EHC_AUTHORITY: '301',
    PORT: '0',
    LOG_LEVEL: 'silent',
    READ_MODELS: 'redis',
    REDIS_URL: server.url,
  });
  const start = async (): Promise<void> => {
    app = await startApplication(configFrom(environment()));
  };
  const visitor = (): Browser => agent(app.getHttpServer());
  const record = (): Promise<number> =>
    append(app.get(EventStore), `needsAssessment-${randomUUID()}`, -1, [requestReceived('2026-10-05')]);
  const caughtUp = (position: number): Promise<void> => app.get(ProjectorService).reached(position, 10_000);
  const signedIn = async (): Promise<Browser> => {
    const priya = visitor();
    await signInAs(priya, 'demo-caseworker');
    return priya;
  };

  beforeEach(async () => {
    server = await RedisServer.start();
    folder = mkdtempSync(join(tmpdir(), 'ehc-redis-app-'));
    await start();
  });
  afterEach(async () => {
    await app.close();
    await server.remove();
    rmSync(folder, { recursive: true });
  });

  it('keeps neither lists nor sessions in the data folder', async () => {
    const priya = await signedIn();
    await priya.get('/due-work').expect(200);
    const files = readdirSync(folder);
    expect(files).toContain('events.sqlite');
    expect(files.filter((name) => /read-models|sessions/.test(name))).toEqual([]);
  });

  it('says in plain words that lists cannot be shown while Redis is gone, at once, and comes back by itself', async () => {
    const priya = await signedIn();
    await priya.get('/due-work').expect(200);
    await caughtUp(await record());
    await server.kill();
    await until('the connection knows', async () => (await priya.get('/due-work')).status === 503);
    const page = await priya.get('/due-work').expect(503);
    // Two reads that wait for Redis would take two seconds or more, however often it is asked.
    expect(await quickestOf(3, () => priya.get('/due-work').expect(503))).toBeLessThan(1_900);
    expect(headingOf(page.text)).toBe('Lists and cases cannot be shown just now');
    expect(page.text).toContain('Nothing that was recorded is lost.');
    expect(page.text).not.toMatch(/redis/i);
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
    const answer = await priya.get('/api/cases').expect(503);
    expect(answer.body).toMatchObject({ status: 503, code: 'lists-not-available' });
    await visitor().get('/health/live').expect(200);
    const unready = await visitor().get('/health/ready').expect(503);
    expect(unready.body).toMatchObject({ status: 'unavailable', position: 1, readModels: null });
    await record();

    await server.restart();
    await until('it is ready', async () => (await visitor().get('/health/ready')).status === 200);
    // Sessions were in Redis too: people sign in again.
    await priya.get('/due-work').expect(401);
    await (await signedIn()).get('/due-work').expect(200);
    await until('lists are whole', () => app.get(ProjectorService).position === 2);
    const ready = await visitor().get('/health/ready').expect(200);
    expect(ready.body).toMatchObject({ status: 'ok', position: 2, readModels: 2 });
  });

  it('answers without waiting for a Redis that hangs, and goes on with the same sessions afterwards', async () => {
    const priya = await signedIn();
    let hangs = true;
    const paused = server.pause(15_000).then(() => {
      hangs = false;
    });
    // Each read gives up after a second, and a page may ask twice: first for the session, then for the list.
    await priya.get('/due-work').expect(503);
    expect(hangs).toBe(true);
    await paused;
    await until('pages are shown again', async () => (await priya.get('/due-work')).status === 200);
  });

  it('shows pages as at a time while Redis takes nothing more', async () => {
    const priya = await signedIn();
    await server.command('config', 'set', 'maxmemory', '1mb');
    await record();
    const projector = app.get(ProjectorService);
    await until('the projector has stood still for a while', () => projector.state.stalledSince !== null);
    const page = await priya.get('/due-work').expect(200);
    expect(page.text).toMatch(/Lists and figures are as at \d+ \w+ \d{4}, \d+:\d\d[ap]m\./);
    await server.command('config', 'set', 'maxmemory', '0');
    await until('pages are as they were', async () => !(await priya.get('/due-work')).text.includes('as at'));
  });

  it('keeps people signed in over a restart, and starts where Redis is not there yet', async () => {
    const page = await visitor().get('/sign-in');
    const entry = await visitor()
      .post('/sign-in/demo')
      .set('cookie', cookieOf(page.headers))
      .type('form')
      .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker' })
      .expect(303);
    const cookie = cookieOf(entry.headers);
    await app.close();
    await start();
    await visitor().get('/due-work').set('cookie', cookie).expect(200);
    await app.close();
    await server.kill();
    await start();
    await visitor().get('/due-work').set('cookie', cookie).expect(503);
    await server.restart();
    await until('it is ready', async () => (await visitor().get('/health/ready')).status === 200);
  });

  it('is looked after from the command line, beside it and without it', async () => {
    await caughtUp(await record());
    const command = new EhcCommand(environment());
    const listed = await command.run('case', 'list', '--authority', '999', '--json');
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.json()).toHaveLength(1);
    const refused = await command.run('rebuild');
    expect(refused.code).toBe(1);
    await app.close();
    await server.command('flushall');
    const rebuilt = await command.run('rebuild', '--json');
    expect(rebuilt.code).toBe(0);
    await start();
    const clean = await cleanDigests(app.get(EventStore), app.get(BasisService).standing);
    expect(rebuilt.json()).toMatchObject({ position: 1, tables: clean });
    await app.close();
    await server.kill();
    const without = await command.run('case', 'list');
    expect(without.code).toBe(1);
    expect(without.err).toContain('Redis cannot be reached');
    await server.restart();
    await start();
    command.remove();
  });
});
