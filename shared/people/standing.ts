/** Of a volunteer who is not entitled to the allowance: she reports as well and is not paid (domain.md §1.6). */
export type Standing = 'waiting' | 'declines';
