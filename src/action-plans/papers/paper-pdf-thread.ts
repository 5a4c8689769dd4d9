import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { paperPdf } from './paper-pdf.js';
import type { PaperToPrint } from './paper-pdf.js';

const script = fileURLToPath(new URL('paper-pdf.worker.js', import.meta.url));
/** False where the program runs from its TypeScript sources: there is no script to start. */
const hasScript = existsSync(script);

/** A paper as a PDF file, laid out on a thread of its own: a long one takes seconds, and others want their pages meanwhile. */
export function paperPdfBeside(paper: PaperToPrint): Promise<Buffer> {
  if (!hasScript) return paperPdf(paper);
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: paper });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      // After an answer this says nothing any more.
      reject(new Error(`The thread that makes a PDF ended with ${code}`));
    });
  });
}
