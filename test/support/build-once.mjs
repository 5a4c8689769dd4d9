// What runs as a process of its own (command line, crash and browser tests) runs from dist/.
export default async function buildOnce() {
  await import('../../src/cli/ensure-built.mjs');
}
