import './annuaire.css';
import type { ReactNode } from 'react';

/** What is known of something, each under its word; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="card-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([word, value], i) => (
          <div key={i}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
