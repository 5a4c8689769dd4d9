import { LogWentBackwards } from '../event-store/event-store-errors.js';
import type { ProjectorState } from '../projector/projector-progress.js';
import type { Notice } from '../web/web-options.js';
import { instantWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';

/** Read models this many events behind the log are worth a warning on every page. */
const farBehind = 500;

/** What every page says of lists and figures that do not show everything that has been recorded. */
export function stalledNotices(
  { position, head, asAt, stalledSince, error }: ProjectorState,
  positionsCount: boolean,
): readonly Notice[] {
  const when = asAt === null ? 'an earlier time' : instantWords(asAt);
  if (error instanceof LogWentBackwards) {
    const text =
      `Lists and figures are as at ${when}, and nothing is added to them: the record of events does not hold all that ` +
      'they were made from. It was restored from an older copy or has lost its end. Tell whoever looks after this system: ' +
      'they must find out which, then run “ehc rebuild”.';
    return [{ variant: 'error', title: 'Lists and figures do not match the record', text }];
  }
  if (stalledSince !== null) {
    const text = `Lists and figures are as at ${when}. What has been recorded since is safe and will be added by itself.`;
    return [{ variant: 'warning', title: 'Lists and figures are not up to date', text }];
  }
  const behind = positionsCount ? head - position : 0;
  if (behind < farBehind) return [];
  const text = `Lists and figures are catching up: ${count(behind)} events are still to be added.`;
  return [{ variant: 'warning', title: 'Lists and figures are catching up', text }];
}
