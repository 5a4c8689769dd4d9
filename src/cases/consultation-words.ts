import { effectiveHistory } from '../../workflows/kernel/replay.js';
import type { Placed } from '../../workflows/kernel/decider.js';

interface Entry {
  readonly type: string;
  readonly data: object;
  readonly personal?: object | null;
}

/** Which school or college was consulted, as it now stands; null where the name is not on record or cannot be read. */
export function settingConsulted(history: readonly Entry[], consultationId: string): string | null {
  const standing = effectiveHistory(history as unknown as readonly Placed[]);
  const found = standing.find(
    ({ type, data }) =>
      type.endsWith('SettingConsulted') && 'consultationId' in data && data.consultationId === consultationId,
  );
  for (const content of Object.values(found?.personal ?? {}) as readonly ({ readonly setting?: unknown } | null)[]) {
    const name = content?.setting;
    if (typeof name === 'string' && name.trim() !== '') return name.trim();
  }
  return null;
}
