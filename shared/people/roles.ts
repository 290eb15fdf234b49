/** อสม. · ประธาน อสม. (may file for others) · รพ.สต. · สสอ. · สสจ. · กรม สบส. · reward network (design.md, roles). */
export type Role = 'volunteer' | 'head-volunteer' | 'unit-staff' | 'district' | 'province' | 'national' | 'partner';
