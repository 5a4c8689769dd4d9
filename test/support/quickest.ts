/** How long the quickest of some tries took, in milliseconds: what a busy machine holds up is quick another time. */
export async function quickestOf(tries: number, work: () => PromiseLike<unknown>): Promise<number> {
  const took: number[] = [];
  while (took.length < tries) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return Math.min(...took);
}
