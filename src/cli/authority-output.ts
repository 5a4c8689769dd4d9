import type { AuthoritySettingsView, SettingSource } from '../authority/authority-settings.js';
import type { Output } from './output.js';

/** Every setting in lines of text. */
export function printSettings(settings: AuthoritySettingsView, withHistory: boolean, output: Output): void {
  const known = settings.knownOn === null ? '' : `, as known on ${settings.knownOn}`;
  output.line(`Settings of authority ${settings.authority}${known}`);
  output.line('Policy options');
  for (const { option, value, question, ...source } of settings.policy) {
    output.line(`  ${option.padEnd(4)}${value.padEnd(18)}${question}${sourceWords(source)}`);
  }
  const { order, ...signedOff } = settings.signOff;
  output.line(`Sign-off order   ${order.length === 0 ? 'none' : order.join(', ')}${sourceWords(signedOff)}`);
  const { weeks, ...milestones } = settings.milestones;
  output.line(`Local milestones ${weeks.map(({ id, week }) => `${id}=${week}`).join(', ')}${sourceWords(milestones)}`);
  const { letterhead } = settings;
  output.line(
    letterhead === null ? 'Letterhead       none set' : `Letterhead       ${letterhead.name}${sourceWords(letterhead)}`,
  );
  const { grades, posts, sources } = settings.audits;
  output.line(
    `Audit scale      ${grades.map(({ code, good }) => `${code}${good ? '*' : ''}`).join(', ')}${sourceWords(sources.scale)}`,
  );
  output.line(`Audit posts      ${posts.map(({ code }) => code).join(', ')}${sourceWords(sources.posts)}`);
  const { limits, secondLevel, ...casework } = settings.casework;
  output.line(
    `Casework limits  ${limits.map(({ id, days }) => `${id}=${days}`).join(', ')}${secondLevel === null ? '' : `; second level ${secondLevel}`}${sourceWords(casework)}`,
  );
  printClosures(settings, output);
  for (const { revision, type, occurredOn, recordedAt, actor, data } of withHistory ? settings.history : []) {
    output.line(
      `  ${String(revision).padStart(4)}  ${type} from ${occurredOn}, recorded ${recordedAt} by ${actor.id}: ${JSON.stringify(data)}`,
    );
  }
}

/** The closures in force, by academic year. */
export function printClosures({ closures }: AuthoritySettingsView, output: Output): void {
  if (closures.length === 0) output.line('School closures  none recorded');
  for (const { academicYear, kind, setting, closures: periods } of closures) {
    const which = setting === null ? '' : `, ${setting}`;
    output.line(`Closures ${academicYear}/${String(academicYear + 1).slice(2)} (${kind}${which})`);
    for (const { name, firstClosedOn, reopensOn } of periods) {
      output.line(`  ${firstClosedOn} until reopening on ${reopensOn}  ${name}`);
    }
  }
}

function sourceWords({ since, reason }: SettingSource): string {
  if (since === null) return '';
  return ` (since ${since}${reason === null ? '' : `: ${reason}`})`;
}
