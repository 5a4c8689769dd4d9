type Done = (error?: unknown, ...results: unknown[]) => void;
type Task = (...args: unknown[]) => void;

/**
 * Runs tasks one after the other, each with what the one before came to and how to go on: what templates do for every file that
 * they include. Stands in for the library's own, which writes a function straight into a member for each step: V8 keeps those in
 * old memory, and with each of them the whole page until the next great garbage collection.
 */
export function inTurn(tasks: readonly Task[], callback: Done = () => undefined): void {
  const run = (place: number, args: readonly unknown[]): void => {
    const task = tasks[place];
    if (task === undefined) callback();
    else if (place === tasks.length - 1) task(...args, callback);
    else {
      task(...args, (error?: unknown, ...results: unknown[]) => {
        if (error === null || error === undefined) run(place + 1, results);
        else callback(error, ...results);
      });
    }
  };
  run(0, []);
}
