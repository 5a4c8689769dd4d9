import { availableParallelism } from 'node:os';

export default {
  // On two cores too: while one suite waits for a browser or a server, another works.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testEnvironment: 'node',
  // What is slow on a busy machine is not wrong (a page takes seconds there, a command of the command line five); a test that hangs
  // still fails.
  testTimeout: 120_000,
  // Modules of a finished suite stay in memory (--experimental-vm-modules): some 40 MB each, gigabytes by the end. A worker
  // that has grown past this is begun afresh.
  workerIdleMemoryLimit: '2GB',
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/build-once.mjs',
  roots: ['<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};
