export default {
  testEnvironment: 'node',
  // What is slow on a busy machine is not wrong; a test that hangs still fails.
  testTimeout: 30_000,
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/build-once.mjs',
  roots: ['<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};
