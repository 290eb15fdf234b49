import fc from 'fast-check';
import { runs } from './runs.ts';

// For the properties that name no number of their own.
fc.configureGlobal({ numRuns: runs(100) });
