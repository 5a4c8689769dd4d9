import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { agent } from 'supertest';
import { demoPeople } from '../../../src/access/people.js';
import type { Person } from '../../../src/access/people.js';
import { notePerson } from '../../../src/access/requests.js';
import { noteName, noteOpenedEvent, unobserved, currentOpenings } from '../../../src/read-log/openings.js';
import { observeAgain, recordReads } from '../../../src/read-log/recorded-answers.js';
import { ReadNotRecorded, ReadRecorder } from '../../../src/read-log/read-recorder.js';
import type { Read } from '../../../src/read-log/read-recorder.js';

const maya = '11111111-1111-4111-8111-111111111111';
const leo = '22222222-2222-4222-8222-222222222222';
const [priya] = demoPeople as readonly [Person];

class Recorder extends ReadRecorder {
  readonly reads: Read[] = [];
  failing = false;
  /** What had gone out when a record was asked for. */
  readonly outBefore: boolean[] = [];
  response: Response | null = null;

  override async record(read: Read): Promise<void> {
    this.outBefore.push(this.response?.socket?.bytesWritten !== 0);
    await delay(5);
    if (this.failing) throw new ReadNotRecorded('full');
    this.reads.push(read);
  }
}

describe('an answer that shows personal data', () => {
  let recorder: Recorder;
  let server: Server;
  let opensAgain: () => void;

  const handlers: Readonly<Record<string, RequestHandler>> = {
    '/name': (_request, response) => {
      noteName(maya);
      response.send('Maya Thornbury');
    },
    '/event': (_request, response) => {
      noteOpenedEvent(`child-${maya}`, 'ParentRecorded', { 'some-parent': { name: 'Rosa', telephone: '01' } });
      noteName(leo);
      response.json({ name: 'Rosa' });
    },
    '/nothing': (_request, response) => {
      response.send('Help');
    },
    '/kept': (_request, response) => {
      unobserved(() => {
        noteName(maya);
      });
      response.send('Nobody');
    },
    '/moved': (_request, response) => {
      noteName(maya);
      response.redirect('/nothing');
    },
    '/found': (_request, response) => {
      noteName(maya);
      const openings = currentOpenings();
      if (openings !== null) openings.toldByAddress = true;
      response.redirect('/cases/EHC-2026-0001');
    },
    '/head': (_request, response) => {
      noteName(maya);
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.write('Maya ');
      response.end('Thornbury');
    },
    '/pieces': (_request, response) => {
      void (async () => {
        noteName(maya);
        response.write('Maya ');
        await delay(20);
        opensAgain();
        noteName(leo);
        response.write('Leo ');
        response.end();
      })();
    },
    '/twice': (_request, response) => {
      noteName(maya);
      response.send('Maya Thornbury');
      if (!response.headersSent) response.status(500).send('twice');
    },
    '/list.csv': (_request, response) => {
      noteName(maya);
      noteName(leo);
      response.attachment('list.csv').send('Maya,Leo');
    },
  };

  beforeEach(async () => {
    recorder = new Recorder();
    opensAgain = () => undefined;
    const app = express();
    app.use((request: Request, response: Response, next: NextFunction) => {
      recorder.response = response;
      if (request.headers['x-nobody'] === undefined) notePerson(request, priya);
      next();
    });
    app.use(recordReads(recorder));
    // A reader of bodies that goes on from outside the request.
    app.use((_request: Request, _response: Response, next: NextFunction) => {
      unobserved(() => setImmediate(next));
    });
    app.use(observeAgain);
    for (const [path, handler] of Object.entries(handlers)) app.get(path, handler);
    // Express knows a handler of errors by its four arguments.
    app.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
      response.status(503).send(error.name);
    });
    server = app.listen(0);
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    agent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      .get(path)
      .set(headers)
      .redirects(0);

  it('is recorded once, before its first byte, with what was really opened', async () => {
    expect((await get('/name')).text).toBe('Maya Thornbury');
    expect((await get('/event?as-at=2026-09-30')).body).toEqual({ name: 'Rosa' });
    expect(recorder.outBefore).toEqual([false, false]);
    expect(recorder.reads).toMatchObject([
      { route: 'GET /name', purpose: 'list', asAt: null, opened: { children: [maya], opened: 0, classes: ['names'] } },
      {
        person: { id: 'demo-caseworker' },
        purpose: 'case',
        asAt: '2026-09-30',
        opened: { children: [maya, leo], opened: 1, classes: ['names', 'contact'] },
      },
    ]);
  });

  it('is left out where nothing was opened, what was opened is only kept, or it leads elsewhere', async () => {
    expect([(await get('/nothing')).text, (await get('/kept')).text]).toEqual(['Help', 'Nobody']);
    expect((await get('/moved')).status).toBe(302);
    expect(recorder.reads).toEqual([]);
    expect((await get('/found')).headers.location).toBe('/cases/EHC-2026-0001');
    expect(recorder.reads).toHaveLength(1);
  });

  it('goes out whole whatever way it is written, and is answered once', async () => {
    expect((await get('/head')).text).toBe('Maya Thornbury');
    expect((await get('/twice')).text).toBe('Maya Thornbury');
    const { headers, text } = await get('/list.csv');
    expect([headers['content-disposition'], text]).toEqual(['attachment; filename=list.csv', 'Maya,Leo']);
    expect(recorder.reads.map(({ purpose }) => purpose)).toEqual(['list', 'list', 'export']);
  });

  it('is recorded again before a later piece that shows more', async () => {
    expect((await get('/pieces')).text).toBe('Maya Leo ');
    expect(recorder.reads.map(({ opened }) => opened.children)).toEqual([[maya], [leo]]);
  });

  it('shows nothing where it cannot be recorded', async () => {
    recorder.failing = true;
    for (const path of ['/name', '/event', '/head', '/list.csv', '/found']) {
      const { status, text, headers } = await get(path);
      expect([path, status, text]).toEqual([path, 503, 'ReadNotRecorded']);
      expect([headers['content-disposition'], headers.location]).toEqual([undefined, undefined]);
    }
    expect((await get('/nothing')).text).toBe('Help');
  });

  it('breaks off where a later piece cannot be recorded', async () => {
    opensAgain = () => {
      recorder.failing = true;
    };
    await expect(get('/pieces')).rejects.toThrow(/aborted|hang up/);
  });

  it('is shown to nobody who is not signed in', async () => {
    const { status, text } = await get('/name', { 'x-nobody': 'yes' });
    expect([status, text]).toEqual([503, 'ReadNotRecorded']);
    expect(recorder.reads).toEqual([]);
  });
});
