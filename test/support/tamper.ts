import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** Changes the events of a data folder as somebody with the file in hand would: past the triggers that forbid it. */
export function tamperWith(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'events.sqlite'));
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const { sql: again } of triggers) database.exec(again);
  database.close();
}
