import './part.css';
import { type ReactNode, useId } from 'react';

/** A part of a page: its name hangs in the margin, what one reads stands right of the rule. */
export function Part(props: {
  name: string;
  /** Under the name: how many, or where. */
  note?: ReactNode;
  /** Last in the margin: a link to the whole. */
  more?: ReactNode;
  /** To be reached by `#id`. */
  id?: string;
  children: ReactNode;
}) {
  const own = useId();
  return (
    <section className="part" id={props.id} aria-labelledby={own}>
      <div className="part-head">
        <h2 id={own}>{props.name}</h2>
        {props.note && <div className="part-note">{props.note}</div>}
        {props.more}
      </div>
      <div className="part-body">{props.children}</div>
    </section>
  );
}
