/** The demo unit and its people, as contract.md names them. Names and numbers are made so that no real person has them. */
export const DEMO = {
  unit: 'demo-unit',
  otherUnit: 'demo-unit-2',
  district: 'demo-district',
  province: 'demo-province',
  volunteers: 42,
  reporting: 30,
  villages: 4,
  months: 6,
} as const;

export const demoVolunteer = (n: number) => `demo-volunteer-${String(n).padStart(4, '0')}`;
export const demoVillage = (n: number) => `demo-village-${((n - 1) % DEMO.villages) + 1}`;
