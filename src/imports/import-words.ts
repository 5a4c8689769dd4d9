import { count } from '../web/words/number-words.js';
import type { ImportEntry } from './import-entry.js';

/** "156 KB", "64 MB". */
export function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${count(bytes)} bytes`;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${Number((kilobytes / 1024).toFixed(1))} MB`;
}

/** "1 person", "3,162 people". */
export function people(n: number): string {
  return `${count(n)} ${n === 1 ? 'person' : 'people'}`;
}

/** "about 20 seconds left"; empty where nothing can be said yet. */
export function timeLeft({ progress, tookMs }: Pick<ImportEntry, 'progress' | 'tookMs'>): string {
  if (progress === null || progress.done === 0 || progress.done >= progress.total) return '';
  const seconds = ((tookMs / progress.done) * (progress.total - progress.done)) / 1000;
  if (seconds < 1.5) return 'about a second left';
  if (seconds < 55)
    return `about ${count(seconds < 20 ? Math.ceil(seconds) : Math.round(seconds / 5) * 5)} seconds left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return `about ${count(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}

/** What stands in the tag of an import. */
export function stateTag(entry: ImportEntry): { readonly text: string; readonly colour: string } {
  const { phase, state, progress } = entry;
  const trial = phase === 'trial';
  switch (state) {
    case 'waiting':
      return { text: 'Waiting', colour: 'grey' };
    case 'running':
      return { text: trial ? 'Trial running' : 'Running', colour: 'blue' };
    case 'stopped':
      return { text: trial ? 'Trial stopped' : 'Stopped', colour: 'yellow' };
    case 'cutOff':
      return { text: trial ? 'Trial cut off' : 'Cut off', colour: 'yellow' };
    case 'failed':
      return { text: 'Failed', colour: 'red' };
    case 'done': {
      if (trial) return { text: 'Trial done', colour: 'grey' };
      const out = (progress?.rejected ?? 0) + (progress?.contradicted ?? 0);
      return out === 0
        ? { text: 'Complete', colour: 'green' }
        : { text: `Complete, ${count(out)} left out`, colour: 'orange' };
    }
  }
}
