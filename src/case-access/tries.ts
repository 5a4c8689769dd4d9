const window = 10 * 60_000;
const most = 5;
/** People whose tries are remembered at most; far more than ever try within minutes. */
const mostPeople = 10_000;

/** Counts what each person tries, so that nobody goes through references one by one. In memory, by each process. */
export class Tries {
  private readonly byPerson = new Map<string, readonly number[]>();

  /** Notes a try; false where there have been five within ten minutes. */
  take(personId: string, now: Date): boolean {
    const since = now.getTime() - window;
    const recent = (this.byPerson.get(personId) ?? []).filter((at) => at > since);
    if (recent.length >= most) return false;
    if (this.byPerson.size >= mostPeople) this.byPerson.clear();
    this.byPerson.set(personId, [...recent, now.getTime()]);
    return true;
  }
}
