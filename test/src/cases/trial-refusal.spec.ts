import { refusalBy } from '../../../src/cases/trial-refusal.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';

describe('a command that is tried', () => {
  it('says nothing where the rules take it, and why where they do not', () => {
    expect(refusalBy(() => [])).toBeNull();
    const refuse = (): never => {
      throw new CommandRejected('too-early', { from: '2026-11-30' });
    };
    expect(refusalBy(refuse)).toEqual({ code: 'too-early', details: { from: '2026-11-30' } });
  });

  it('passes on a fault that is no refusal, with the place where it happened', () => {
    const fails = (): never => {
      throw new RangeError('a fault of our own');
    };
    let caught: unknown = null;
    try {
      refusalBy(fails);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RangeError);
    expect((caught as Error).stack).toContain('trial-refusal.spec');
  });

  it('leaves other errors their stacks', () => {
    const before = Error.stackTraceLimit;
    refusalBy(() => []);
    expect(Error.stackTraceLimit).toBe(before);
    expect(before).toBeGreaterThan(0);
  });
});
