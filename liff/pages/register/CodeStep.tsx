import { useState } from 'preact/hooks';
import type { RegistrationAnswer } from '../../../shared/api/people.ts';
import { canonicalCode } from '../../../shared/people/registration-code.ts';
import { CODE_STEP } from '../../../shared/text/register-page.ts';
import type { PageWorld } from '../../state/pages.ts';
import { Field } from './Field.tsx';
import { ProofForm } from './ProofForm.tsx';

/** The code on the paper from the office; small letters, spaces and Thai digits are as good. */
export function CodeStep({ world, found }: { world: PageWorld; found: (answer: RegistrationAnswer) => void }) {
  const [code, setCode] = useState('');
  const proof = () => {
    const typed = canonicalCode(code);
    return typed === null ? [{ field: 'code', text: CODE_STEP.wrong }] : { code: typed };
  };
  return (
    <ProofForm world={world} title={CODE_STEP.title} proof={proof} found={found}>
      {(fixes) => (
        <Field id="code" label={CODE_STEP.label} hint={CODE_STEP.hint} value={code} type={setCode} fixes={fixes} />
      )}
    </ProofForm>
  );
}
