import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { LeafContent } from '../../../src/event-store/leaf.js';
import { leafOf, sealDigestHolds, sealDigestOf } from '../../../src/event-store/leaf.js';

interface Vector {
  readonly event: LeafContent;
  readonly leaf: string;
}

/** Worked out by another program from the description of the format alone. Never to be edited. */
const vectors = JSON.parse(readFileSync(new URL('golden/leaf-vectors.json', import.meta.url), 'utf8')) as readonly [
  Vector,
  Vector,
];
const [{ event: plain }, { event: full }] = vectors;

describe('the leaf of an event', () => {
  it.each(vectors)('is the golden one for $event.type', ({ event, leaf }) => {
    expect(leafOf(event)).toBe(leaf);
  });

  it.each<[string, Partial<LeafContent>]>([
    ['stream', { stream: 'needsAssessment-2' }],
    ['revision', { revision: 2 }],
    ['eventId', { eventId: 'other' }],
    ['type', { type: 'AdviceRequested' }],
    ['schema', { schema: 3 }],
    ['occurredOn', { occurredOn: '2026-02-27' }],
    ['recordedAt', { recordedAt: '2026-02-28T23:59:59.998Z' }],
    ['clockSuspect', { clockSuspect: false }],
    ['authority', { authority: '302' }],
    ['actor id', { actor: { ...full.actor, id: 'x' } }],
    ['actor role', { actor: { ...full.actor, role: 'manager' } }],
    ['on behalf of', { actor: { id: full.actor.id, role: full.actor.role } }],
    ['commandId', { commandId: 'cmd-3' }],
    ['correlationId', { correlationId: 'cmd-3' }],
    ['causationId', { causationId: null }],
    ['source', { source: 'user' }],
    ['clear', { clear: `${full.clear} ` }],
    ['previous', { previous: 'f'.repeat(64) }],
    ['a part less', { sealed: full.sealed.slice(0, 1) }],
    ['parts in another order', { sealed: [...full.sealed].reverse() }],
    ['subject of a part', { sealed: full.sealed.map((part) => ({ ...part, subject: `${part.subject}0` })) }],
    ['key of a part', { sealed: full.sealed.map((part) => ({ ...part, keyId: 'other' })) }],
    ['digest of a part', { sealed: full.sealed.map((part) => ({ ...part, digest: 'e'.repeat(64) })) }],
  ])('changes with %s', (_, change) => {
    expect(leafOf({ ...full, ...change })).not.toBe(leafOf(full));
  });

  it('tells an absent field from an empty one', () => {
    expect(leafOf({ ...plain, causationId: '' })).not.toBe(leafOf({ ...plain, causationId: null }));
  });

  it('changes when text moves across the border of two fields', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(), (a, b, cut) => {
        const joined = a + b;
        const at = 1 + (cut % joined.length);
        fc.pre(at !== a.length);
        const moved = { ...plain, commandId: joined.slice(0, at), correlationId: joined.slice(at) };
        expect(leafOf(moved)).not.toBe(leafOf({ ...plain, commandId: a, correlationId: b }));
      }),
    );
  });

  it('stays when a ciphertext is blanked', () => {
    const blanked = full.sealed.map((part) => ({ ...part, ct: null }));
    expect(leafOf({ ...full, sealed: blanked })).toBe(leafOf(full));
    expect(blanked.every(sealDigestHolds)).toBe(true);
  });

  it('handles events larger than its buffer and then small ones again', () => {
    const large = leafOf({ ...plain, clear: 'é'.repeat(1_000_000) });
    expect(large).not.toBe(leafOf({ ...plain, clear: 'é'.repeat(999_999) }));
    expect(leafOf(plain)).toBe(vectors[0].leaf);
  });

  it.each(['', 'zz', 'A'.repeat(64)])('refuses %j as a hash', (previous) => {
    expect(() => leafOf({ ...plain, previous })).toThrow(TypeError);
  });
});

describe('the digest of a sealed part', () => {
  const part = full.sealed[0];
  if (part?.ct == null) throw new Error('The golden vector has no ciphertext');
  const { ct, iv, tag, digest } = part;

  it('covers iv, tag and ciphertext', () => {
    expect(sealDigestOf(iv, tag, ct)).toBe(digest);
    expect(sealDigestHolds(part)).toBe(true);
    for (const change of [{ iv: tag }, { tag: iv }, { ct: tag }, { digest: 'e'.repeat(64) }]) {
      expect(sealDigestHolds({ ...part, ...change })).toBe(false);
    }
  });

  it.each(['!', ' ', '\n', '='])('does not hold for base64 with a stray %j, though it decodes the same', (stray) => {
    expect(sealDigestHolds({ ...part, ct: ct + stray })).toBe(false);
  });
});
