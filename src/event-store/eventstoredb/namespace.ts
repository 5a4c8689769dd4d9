/** Maps the log's stream names to the server's, where other programs may keep streams of their own. */
export class Namespace {
  /** What every stream name of this log begins with on the server. */
  readonly prefix: string;

  constructor(name: string) {
    this.prefix = `${name}.`;
  }

  nameOf(stream: string): string {
    return this.prefix + stream;
  }

  holds(name: string): boolean {
    return name.startsWith(this.prefix);
  }

  streamOf(name: string): string {
    return name.slice(this.prefix.length);
  }
}
