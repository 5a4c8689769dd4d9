import { Logger } from '@nestjs/common';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { RedisConnection } from '../src/redis/redis-connection.js';

/** True where `redis-server` is installed. */
export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** Lends connections to a Redis of its own, which keeps nothing on disk. */
export async function withRedis<Result>(
  folder: string,
  work: (connection: RedisConnection) => Promise<Result>,
): Promise<Result> {
  // It is asked whether it answers before it can.
  Logger.overrideLogger(false);
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  try {
    const connection = await connected(`redis://127.0.0.1:${port}`);
    try {
      return await work(connection);
    } finally {
      connection.close();
    }
  } finally {
    server.kill('SIGKILL');
  }
}

async function connected(url: string): Promise<RedisConnection> {
  const connection = await RedisConnection.open({ url });
  for (let tries = 0; tries < 100; tries += 1) {
    if (connection.quick.status === 'ready' && connection.patient.status === 'ready') return connection;
    await delay(50);
  }
  connection.close();
  throw new Error('redis-server does not start');
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
