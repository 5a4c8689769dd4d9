import type { CustomFetch } from 'openid-client';

/** Discovery documents, key sets and tokens are a few kilobytes. */
const mostBytes = 256 * 1024;

/** The provider sent more than any honest answer holds. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/** Fetches as ever, follows no redirect, and gives up on an answer that does not end. */
export const boundedFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  const body = await bytesOf(response);
  const { status, statusText, headers } = response;
  // These may carry no body, and a redirect is an answer like any other here.
  const without = status === 204 || status === 205 || status === 304;
  return new Response(without ? null : body, { status, statusText, headers });
};

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream, and with it the connection.
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > mostBytes) throw new AnswerTooLarge(`More than ${mostBytes} bytes`);
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}
