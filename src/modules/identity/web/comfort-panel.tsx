import { type Comfort, comfortChoices } from '#kernel/comfort/contract';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

const shown = ['text', 'spacing', 'theme', 'contrast', 'motion', 'language'] as const;

/** Reading comfort: each choice is seen at once on this very page, and kept on this device. */
export function ComfortPanel() {
  const { comfort, wearComfort } = useFrame();
  const say = useWords(words);
  return (
    <>
      <noscript>
        <p className="below">{say.needsScript}</p>
      </noscript>
      <div className="comfort">
        {shown.map((choice) => (
          <Choice
            key={choice}
            choice={choice}
            value={comfort[choice]}
            onChoose={(value) => wearComfort({ ...comfort, [choice]: value })}
          />
        ))}
      </div>
      <p className="sr-only" role="status">
        {say.comfortIs(shown.map((choice) => labelOf(say, choice, comfort[choice])).join(', '))}
      </p>
    </>
  );
}

type Say = (typeof words)['fr'];
type Choices = (typeof shown)[number];

const labelOf = (say: Say, choice: Choices, value: string): string =>
  (say.choices[choice].values as Record<string, string>)[value] ?? value;

function Choice(props: {
  choice: Choices;
  value: Comfort[Choices];
  onChoose: (value: string) => void;
}) {
  const say = useWords(words);
  return (
    <fieldset>
      <legend>{say.choices[props.choice].name}</legend>
      <div className="choices">
        {comfortChoices[props.choice].map((value) => (
          <label key={value} className="choice-card">
            <input
              type="radio"
              name={props.choice}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span lang={props.choice === 'language' ? value : undefined}>
              {labelOf(say, props.choice, value)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
