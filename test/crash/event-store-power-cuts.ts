/** What a process asked of its disk, in order. */
export type DiskCall =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'said'; readonly line: string };

/** Which of the writes since the last sync reach the disk when the power goes. */
export type Survival = 'none' | 'all' | 'some' | 'tornSector' | 'tornByte';

const traced =
  /^\d+ +(pwrite64|write|ftruncate|fsync|fdatasync)\(\d+<([^>]*)>(?:, "((?:\\x[0-9a-f]{2})*)", \d+)?(?:, (\d+))?\)\s+= \d+$/;

/** Reads a trace made with `strace -f -y -xx`. Lines of calls that failed or belong to other files are passed over. */
export function diskCallsOf(trace: string, files: readonly string[], saidFile: string): DiskCall[] {
  const calls: DiskCall[] = [];
  for (const line of trace.split('\n')) {
    const match = traced.exec(line);
    if (match === null) {
      // A call that was interrupted in the trace would be missing from the replay without a word.
      if (line.includes('unfinished') && files.some((file) => line.includes(file)))
        throw new Error(`Broken trace: ${line}`);
      continue;
    }
    const [, call = '', name = '', text = '', number = '0'] = match;
    const [file, bytes] = [unescaped(name).toString('utf8'), unescaped(text)];
    if (file === saidFile && call === 'write') calls.push({ kind: 'said', line: bytes.toString('utf8') });
    if (!files.includes(file)) continue;
    if (call === 'pwrite64') calls.push({ kind: 'write', file, at: Number(number), bytes });
    else if (call === 'ftruncate') calls.push({ kind: 'truncate', file, size: Number(number) });
    else if (call !== 'write') calls.push({ kind: 'sync', file });
  }
  return calls;
}

/** With `-xx`, strace writes every byte of a string or file name as `\xNN`. */
function unescaped(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** The disk under power cuts: what was synced is there, and of the rest whatever the cut leaves. */
export class SimulatedDisk {
  private readonly durable = new Map<string, Buffer>();
  private readonly pending = new Map<string, DiskCall[]>();

  /** `random` gives numbers from 0 up to 1; with a fixed seed the same cuts come again. */
  constructor(private readonly random: () => number) {}

  apply(call: DiskCall): void {
    if (call.kind === 'said') return;
    if (call.kind !== 'sync') {
      this.pendingOf(call.file).push(call);
      return;
    }
    this.durable.set(call.file, replay(this.contentOf(call.file), this.pendingOf(call.file)));
    this.pending.set(call.file, []);
  }

  /** What would be found of each file if the power went now. */
  afterPowerCut(survival: Survival): ReadonlyMap<string, Buffer> {
    const files = new Set([...this.durable.keys(), ...this.pending.keys()]);
    return new Map([...files].map((file) => [file, replay(this.contentOf(file), this.survivors(file, survival))]));
  }

  private survivors(file: string, survival: Survival): readonly DiskCall[] {
    const pending = this.pendingOf(file);
    if (survival === 'none') return [];
    if (survival === 'all') return pending;
    const some = pending.filter(() => this.random() < 0.5);
    const torn = pending[Math.floor(this.random() * pending.length)];
    if (survival === 'some' || torn?.kind !== 'write') return some;
    const unit = survival === 'tornSector' ? 512 : 1;
    const kept = Math.floor((this.random() * torn.bytes.length) / unit) * unit;
    return [...some.filter((call) => call !== torn), { ...torn, bytes: torn.bytes.subarray(0, kept) }];
  }

  private contentOf(file: string): Buffer {
    return this.durable.get(file) ?? Buffer.alloc(0);
  }

  private pendingOf(file: string): DiskCall[] {
    const known = this.pending.get(file);
    if (known !== undefined) return known;
    const fresh: DiskCall[] = [];
    this.pending.set(file, fresh);
    return fresh;
  }
}

/** Reproducible random numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function replay(content: Buffer, calls: readonly DiskCall[]): Buffer {
  let size = content.length;
  const end = calls.reduce(
    (most, call) => Math.max(most, call.kind === 'write' ? call.at + call.bytes.length : 0),
    size,
  );
  const result = Buffer.alloc(end);
  content.copy(result);
  for (const call of calls) {
    if (call.kind === 'write') {
      call.bytes.copy(result, call.at);
      size = Math.max(size, call.at + call.bytes.length);
    } else if (call.kind === 'truncate') {
      result.fill(0, call.size);
      size = call.size;
    }
  }
  return result.subarray(0, size);
}
