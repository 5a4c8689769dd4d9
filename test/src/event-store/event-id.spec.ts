import { canonicalJson } from '../../../src/event-store/canonical-json.js';
import { eventIdOf } from '../../../src/event-store/event-id.js';

describe('event ids', () => {
  it('are the same for the same command and index for ever', () => {
    expect(eventIdOf('cmd-1', 0)).toBe('19267805-ad28-8a75-835b-756be716750c');
  });

  it('are UUIDs and differ by command and index', () => {
    const ids = ['a', 'b', 'a\n1'].flatMap((command) => [0, 1, 2, 10, 11].map((index) => eventIdOf(command, index)));
    expect(new Set(ids).size).toBe(15);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'é', x: undefined })).toBe('{"a":"é","b":[{"c":null,"d":1}]}');
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });

  it.each([Number.NaN, Infinity, new Date(0), new Map(), () => 1, 1n, [undefined]])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
