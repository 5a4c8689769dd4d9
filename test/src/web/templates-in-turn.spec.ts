import { inTurn } from '../../../src/web/templates-in-turn.js';

type Next = (error?: unknown, ...results: unknown[]) => void;

describe('what templates do for each file that they include', () => {
  it('goes from task to task with what the one before came to, at once where none of them waits', () => {
    const said: unknown[] = [];
    inTurn(
      [
        (next) => {
          (next as Next)(null, 'a', 'b');
        },
        (first, second, next) => {
          (next as Next)(null, [first, second]);
        },
        (both, next) => {
          (next as Next)(null, both, 'end');
        },
      ],
      (...results) => said.push(results),
    );
    expect(said).toEqual([[null, ['a', 'b'], 'end']]);
  });

  it('ends where a task fails, and where there is nothing to do', () => {
    const said: unknown[] = [];
    const never = (): void => void said.push('went on');
    const fails = (next: unknown): void => {
      (next as Next)(new Error('no such file'));
    };
    inTurn([fails, never], (error) => said.push(error));
    inTurn([], (...results) => said.push(results));
    expect(said).toEqual([new Error('no such file'), []]);
  });
});
