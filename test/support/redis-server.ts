import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Logger } from '@nestjs/common';
import { RedisConnection } from '../../src/redis/redis-connection.js';

const installed = spawnSync('redis-server', ['--version']).status === 0;

/** `describe` where redis-server is installed or the tests run in CI, which must have it; elsewhere skipped by its name. */
export const describeWithRedis = installed || process.env['CI'] === 'true' ? describe : describe.skip;

/** A real Redis of its own on a free port, which keeps nothing on disk. */
export class RedisServer {
  private process: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  static async start(...options: readonly string[]): Promise<RedisServer> {
    // What a connection that fails on purpose has to say belongs in no test report.
    Logger.overrideLogger(false);
    const server = new RedisServer(mkdtempSync(join(tmpdir(), 'ehc-redis-')), await freePort(), options);
    await server.restart();
    return server;
  }

  /** With the password, where it was started with one. */
  get url(): string {
    const password = this.options[this.options.indexOf('--requirepass') + 1];
    return `redis://${this.options.includes('--requirepass') ? `:${password ?? ''}@` : ''}127.0.0.1:${this.port}`;
  }

  connect(prefix?: string): Promise<RedisConnection> {
    return RedisConnection.open({ url: this.url, ...(prefix === undefined ? {} : { prefix }) });
  }

  /** Starts it again, empty. Resolves when it answers. */
  async restart(): Promise<void> {
    const settings = ['--port', String(this.port), '--dir', this.folder, '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', [...settings, '--bind', '127.0.0.1', ...this.options], { stdio: 'ignore' });
    child.once('error', () => undefined);
    this.process = child;
    for (let tries = 0; tries < 200; tries += 1) {
      if (await this.command('ping').catch(() => false)) return;
      await delay(25);
    }
    throw new Error('redis-server does not start: is it installed?');
  }

  /** Sends one command over a connection of its own, which is closed afterwards. */
  async command(name: string, ...args: readonly (string | number)[]): Promise<unknown> {
    const client = new Redis(this.url, {
      lazyConnect: true,
      retryStrategy: null,
      maxRetriesPerRequest: 0,
      protocol: 2,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  }

  /** SIGKILL: all that it held is lost. */
  async kill(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Stops answering and keeps its connections, as a machine that hangs does. */
  async pause(ms: number): Promise<void> {
    this.process?.kill('SIGSTOP');
    await delay(ms);
    this.process?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
