import { createDesk } from './desk.js';
import { applyDisplay } from './display.js';

const query = new URLSearchParams(location.search);
applyDisplay(query);
void createDesk(/** @type {HTMLElement} */ (document.getElementById('desk')), query);
