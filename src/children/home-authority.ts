/** The authority this installation works for. Its code stands on every event. Also its own injection token. */
export abstract class HomeAuthority {
  /** Three figures. */
  abstract readonly code: string;
}
