import { parentPort, workerData } from 'node:worker_threads';
import { paperPdf } from './paper-pdf.js';
import type { PaperToPrint } from './paper-pdf.js';

parentPort?.postMessage(await paperPdf(workerData as PaperToPrint));
