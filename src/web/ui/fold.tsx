import './fold.css';
import { ChevronDown } from 'lucide';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icon.tsx';

/** What a phone folds behind a word and a wide screen shows. Without script, it is shown everywhere. */
export function Fold(props: { show: string; hide: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const body = useId();
  return (
    <div className={open ? 'fold is-open' : 'fold'}>
      <button
        type="button"
        className="fold-word"
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen(!open)}
      >
        {open ? props.hide : props.show}
        <Icon of={ChevronDown} className="icon-s" />
      </button>
      <div className="fold-body" id={body}>
        {props.children}
      </div>
    </div>
  );
}
