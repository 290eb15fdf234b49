import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { putArea, putForm, useForm } from '../../db/queries/roster.ts';
import type { Statement } from '../../db/statement.ts';

export const COUNTRY = 'th';

/** What every installation starts from: the country and the form in force. */
export function baseStatements(): Statement[] {
  return [
    putArea({ id: COUNTRY, kind: 'country', parentId: null, name: 'ประเทศไทย', phone: null }),
    putForm({ version: FORM_2567_2.version, definition: JSON.stringify(FORM_2567_2) }),
    useForm({ areaId: COUNTRY, fromMonth: FORM_2567_2.effectiveFrom, version: FORM_2567_2.version }),
  ];
}
