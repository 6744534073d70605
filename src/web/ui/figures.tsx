import './figures.css';

/** A few numbers, each under the word that says what it counts. */
export function Figures({ figures }: { figures: { word: string; value: string }[] }) {
  return (
    <dl className="figures">
      {figures.map(({ word, value }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
