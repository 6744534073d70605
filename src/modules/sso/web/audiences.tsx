import type { Audience } from '#contracts/sso';
import { Field } from '#ui/field';
import { useWords } from '#web/frame';
import { Choice } from './choice.tsx';
import { profiles } from './profiles.ts';
import { words } from './words/index.ts';

interface Props {
  audiences: readonly Audience[];
  onChange: (audiences: readonly Audience[]) => void;
}

/** To whom, from when, until when; none: to everybody. */
export function Audiences({ audiences, onChange }: Props) {
  const say = useWords(words);
  const put = (at: number, part: Partial<Audience>) =>
    onChange(audiences.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset>
      <legend>{say.audiences}</legend>
      {audiences.length === 0 && <p className="small">{say.everybody}</p>}
      {audiences.map((audience, i) => (
        <fieldset key={i} className="apps-audience">
          <legend className="small">{say.audience(i + 1)}</legend>
          <OneAudience audience={audience} put={(part) => put(i, part)} />
          <button
            type="button"
            className="btn btn-line"
            onClick={() => onChange(audiences.filter((_, at) => at !== i))}
          >
            {say.dropAudience(i + 1)}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="btn btn-line"
        onClick={() =>
          onChange([...audiences, { profile: null, uai: null, opensOn: null, closesOn: null }])
        }
      >
        {say.addAudience}
      </button>
    </fieldset>
  );
}

function OneAudience(props: { audience: Audience; put: (part: Partial<Audience>) => void }) {
  const { audience, put } = props;
  const say = useWords(words);
  const known = useWords(profiles);
  return (
    <>
      <Choice
        label={say.profile}
        value={audience.profile ?? ''}
        onChange={(value) => put({ profile: (value || null) as Audience['profile'] })}
        options={[['', say.anyProfile], ...Object.entries(known)]}
      />
      <Field
        label={say.uai}
        hint={say.uaiHint}
        value={audience.uai ?? ''}
        onChange={({ target }) => put({ uai: target.value.trim().toUpperCase() || null })}
        pattern="\d{7}[A-Za-z]"
        maxLength={8}
        autoComplete="off"
      />
      <div className="apps-days">
        <Field
          label={say.opensOn}
          type="date"
          value={audience.opensOn ?? ''}
          onChange={({ target }) => put({ opensOn: target.value || null })}
        />
        <Field
          label={say.closesOn}
          type="date"
          value={audience.closesOn ?? ''}
          onChange={({ target }) => put({ closesOn: target.value || null })}
        />
      </div>
    </>
  );
}
