import { useState } from 'react';
import type { ShownSetting } from '#contracts/admin';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { SettingForm } from './setting-form.tsx';
import { shownValue } from './shown-value.ts';
import { words } from './words/index.ts';

/** A setting: what it changes, its value, who chose it, and the form that changes it. */
export function SettingRow(props: {
  setting: ShownSetting;
  structureId: string | undefined;
  onSaved: () => Promise<void>;
}) {
  const { setting, structureId } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const [isChanging, setChanging] = useState(false);
  const label = setting.label[language];
  const saved = async () => {
    await props.onSaved();
    setChanging(false);
  };
  return (
    <li>
      <p className="row-title">{label}</p>
      <p>{setting.about[language]}</p>
      <p className="setting-value">{shownValue(setting, setting.value, language)}</p>
      <p className="soft small">
        <Origin setting={setting} isOfStructure={structureId !== undefined} />
      </p>
      {isChanging ? (
        <SettingForm
          setting={setting}
          structureId={structureId}
          onSaved={saved}
          onKept={() => setChanging(false)}
        />
      ) : (
        <p className="letter-acts">
          <button type="button" className="btn btn-line" onClick={() => setChanging(true)}>
            {say.change}
            <span className="sr-only">{say.ofSetting(label)}</span>
          </button>
        </p>
      )}
    </li>
  );
}

function Origin({ setting, isOfStructure }: { setting: ShownSetting; isOfStructure: boolean }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { chosen, usual } = setting;
  if (chosen === null) return isOfStructure ? say.usualPlatform : say.usual;
  return (
    <>
      {say.chosen(plainMoment(language, chosen.at), chosen.reason)}.{' '}
      {say.otherwise(shownValue(setting, usual, language))}
    </>
  );
}
