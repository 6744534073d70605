import './security.css';
import { readSecurity } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { AlertsPart } from './alerts-part.tsx';
import { SignOutPart, SuspensionsPart } from './brake-parts.tsx';
import { EvidencePart, SupportPart } from './help-parts.tsx';
import { ModesPart, NetworksPart } from './rules-parts.tsx';
import { words } from './words/index.ts';

/** `/administration/securite`: what was seen, what to do at once, what is asked at sign-in, help and evidence. */
export function SecurityPage() {
  const answer = useAnswer(readSecurity, {});
  const refresh = useRefresh();
  const say = useWords(words);
  const onChanged = () => refresh(readSecurity, {});
  return (
    <Answered answer={answer}>
      {(security) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          {!security.isProven && (
            <Part name={say.proveFirst}>
              <p>{say.proveWhy}</p>
              <p className="below">
                <a className="btn" href="/connexion/confirmer?retour=/administration/securite">
                  {say.proveGo}
                </a>
              </p>
            </Part>
          )}
          <AlertsPart alerts={security.alerts} />
          <SignOutPart security={security} onChanged={onChanged} />
          <SuspensionsPart security={security} onChanged={onChanged} />
          <ModesPart security={security} onChanged={onChanged} />
          <NetworksPart security={security} onChanged={onChanged} />
          {(security.isCentral || security.administers.length > 0) && (
            <>
              <SupportPart />
              <EvidencePart security={security} onChanged={onChanged} />
            </>
          )}
        </>
      )}
    </Answered>
  );
}
