import './title.css';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '../frame.ts';

/** The one `h1` of a page, which also names the document; a word above, a sentence or an action below. */
export function Title(props: {
  title: string;
  /** When the tab should say something else than the title. */
  document?: string;
  above?: ReactNode;
  children?: ReactNode;
}) {
  useDocumentTitle(props.document ?? props.title);
  return (
    <div className="title">
      {props.above && <p className="title-above">{props.above}</p>}
      <h1>{props.title}</h1>
      {props.children}
    </div>
  );
}
