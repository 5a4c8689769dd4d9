/**
 * Keeps the last few answers that were worked out from one thing, for as long as that thing is there: turning the pages of a list
 * of thirty thousand cases costs one look at them.
 */
export class KeptWhile<Source extends object, Answer> {
  private readonly kept = new WeakMap<Source, Map<string, Answer>>();

  constructor(private readonly most: number) {}

  of(source: Source, key: string, work: () => Answer): Answer {
    let answers = this.kept.get(source);
    if (answers === undefined) {
      answers = new Map();
      this.kept.set(source, answers);
    }
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work();
    answers.set(key, answer);
    if (answers.size > this.most) answers.delete(answers.keys().next().value ?? '');
    return answer;
  }
}
