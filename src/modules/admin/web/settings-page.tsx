import './admin.css';
import { useState } from 'react';
import { listSettings } from '#contracts/admin';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { SettingRow } from './setting-row.tsx';
import { words } from './words/index.ts';

/** `/administration/reglages`: what holds now, place by place, and how to change it. */
export function SettingsPage() {
  const answer = useAnswer(listSettings, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Answered answer={answer}>
      {({ places }) => (
        <>
          <Title title={say.settings}>
            <p>{say.settingsLead}</p>
          </Title>
          <div role="status" className="console-said">
            {done !== '' && <Notice kind="ok" title={done} />}
          </div>
          {places.map(({ structure, settings }) => (
            <Part key={structure?.id ?? ''} name={structure?.name ?? say.platform}>
              {settings.length === 0 && <p>{say.noSetting}</p>}
              <noscript>
                <p className="below">{say.needsScript}</p>
              </noscript>
              <ul className="settings">
                {settings.map((setting) => (
                  <SettingRow
                    key={setting.name}
                    setting={setting}
                    structureId={structure?.id}
                    onSaved={async () => {
                      await refresh(listSettings, {});
                      setDone(say.saved(setting.label[language]));
                    }}
                  />
                ))}
              </ul>
            </Part>
          ))}
        </>
      )}
    </Answered>
  );
}
