import { startKeptTyping } from './kept-typing.js';
import { startLiveLine } from './live-line.js';
import { startPrintButtons } from './print-buttons.js';
import { startTimeOut } from './time-out.js';

// Each part looks for its own place on the page and does nothing without it. No page needs any of them.
startLiveLine();
startTimeOut();
startKeptTyping();
startPrintButtons();
