const NATIONAL = 'กรมสนับสนุนบริการสุขภาพ';
const OF_HEALTH = 'สำนักงานสาธารณสุข';

/** The office that looks after an area: areas above the units are named after the land, "อำเภอ…", "จังหวัด…". */
export function officeOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  if (kind === 'country') return NATIONAL;
  return /^(อำเภอ|จังหวัด)/u.test(name) ? `${OF_HEALTH}${name}` : name;
}
