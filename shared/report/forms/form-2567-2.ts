import type { FormDefinition } from '../form.ts';
import { PREVENT } from './form-2567-2-prevent.ts';
import { PROMOTE } from './form-2567-2-promote.ts';
import { SUPPORT } from './form-2567-2-support.ts';

/**
 * แบบ อสม.1 for the 76 provinces, 31 counts in 9 sections. Item codes are contract.md's; texts and units are those of public
 * copies of the form and still to be compared with the ministry's paper (domain.md §1.2, §9). Labels, words and pages are ours.
 * The day it took effect is not known to us; the first month of พ.ศ. 2567 stands in.
 */
export const FORM_2567_2: FormDefinition = {
  version: '2567-2',
  title: 'แบบรายงานผลการปฏิบัติงานของ อสม. (แบบ อสม.1)',
  effectiveFrom: '2024-01',
  source: 'แบบ อสม.1 (ฉบับที่ 2) พ.ศ. 2567',
  sections: [...PROMOTE, ...PREVENT, ...SUPPORT],
};
